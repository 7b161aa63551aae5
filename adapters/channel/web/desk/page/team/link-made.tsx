import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useDesk } from '../desk-context.ts';

/** A link that was just made, to be given to its person; it is not kept anywhere. */
export const LinkMade = ({ url }: { readonly url: string }) => {
  const { t } = useDesk();
  const [copied, setCopied] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const copy = async (): Promise<void> => {
    input.current?.select();
    const wrote = await navigator.clipboard?.writeText(url).then(
      () => true,
      () => document.execCommand('copy'),
    );
    setCopied(wrote ?? document.execCommand('copy'));
  };
  return (
    <div className="made">
      <Field label={t('team.linkMade')}>
        <Input input={{ ref: input }} readOnly value={url} onFocus={() => input.current?.select()} />
      </Field>
      <Button onClick={copy}>{t(copied ? 'desk.copied' : 'desk.copyLink')}</Button>
      <span role="status" className="hidden">
        {copied && t('desk.copied')}
      </span>
    </div>
  );
};
