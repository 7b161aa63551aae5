import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { copied } from '../copied.ts';
import { useDesk } from '../desk-context.ts';

/** A link that was just made, to be given to its person; it is not kept anywhere. */
export const LinkMade = ({ url }: { readonly url: string }) => {
  const { t } = useDesk();
  const [done, setDone] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="made">
      <Field label={t('team.linkMade')}>
        <Input input={{ ref: input }} readOnly value={url} onFocus={() => input.current?.select()} />
      </Field>
      <Button onClick={async () => setDone(await copied(input.current))}>
        {t(done ? 'desk.copied' : 'desk.copyLink')}
      </Button>
      <span role="status" className="hidden">
        {done && t('desk.copied')}
      </span>
    </div>
  );
};
