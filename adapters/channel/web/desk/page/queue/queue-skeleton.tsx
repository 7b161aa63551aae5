import { Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useDesk } from '../desk-context.ts';

const BONES = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;

/** Rows that are on their way. */
export const QueueSkeleton = ({ rows = BONES.length }: { readonly rows?: number }) => {
  const { t } = useDesk();
  return (
    <Skeleton className="skeleton" aria-label={t('desk.loading')}>
      {BONES.slice(0, rows).map((bone) => (
        <div key={bone} className="bones">
          <SkeletonItem size={16} />
          <SkeletonItem size={16} />
          <SkeletonItem size={16} />
        </div>
      ))}
    </Skeleton>
  );
};
