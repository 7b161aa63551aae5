import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../part/icon.tsx';
import { TurnNote } from '../part/note.tsx';
import { useTalk, useTurnOf } from '../part/talk.tsx';
import { Text } from '../part/text.tsx';
import { useWords } from '../words.tsx';
import { Choices } from './choices.tsx';
import type { ItemOf, ItemProps } from './item.tsx';

type Step = 'type' | 'check' | 'sealed';

/**
 * Where a number goes under seal; a box of its own, so that nobody takes it for the chat. The number is read back
 * before it is sealed. It lives in this component until the server has it, and then nowhere in the browser: not in the
 * transcript, in storage, in the address or in the outbox.
 */
export const SealedBox = ({ item, live }: ItemProps<'sealedInput'>): JSX.Element => {
  const { conversation, shown } = useTalk();
  const turn = useTurnOf(item.seq);
  const [step, setStep] = useState<Step>('type');
  const [amount, setAmount] = useState('');
  const [title, setTitle] = useState('');
  const sending = useRef(false);
  const state = turn?.state;
  const receiptTitle = shown.receipt?.title ?? '';
  useEffect(() => {
    if (!sending.current || state === 'waiting') return;
    sending.current = false;
    if (state === 'stopped') return setStep('type');
    setAmount('');
    setTitle(receiptTitle);
    setStep('sealed');
  }, [state, receiptTitle]);
  const seal = (): void => {
    if (sending.current) return;
    sending.current = true;
    conversation.say({ kind: 'sealed', roundId: item.roundId, amount: amount.trim() }, item.seq);
  };
  return (
    <section class={live ? 'sealed live' : 'sealed'} lang={item.lang}>
      <Icon name="lock" />
      <Text text={item.text} lang={item.lang} />
      {step === 'type' && (
        <TypeNumber item={item} amount={amount} setAmount={setAmount} next={() => setStep('check')} />
      )}
      {step === 'check' && (
        <CheckNumber
          item={item}
          amount={amount}
          busy={sending.current}
          seal={seal}
          back={() => setStep('type')}
        />
      )}
      {step === 'sealed' && <Sealed item={item} title={title} change={() => setStep('type')} />}
      <TurnNote origin={item.seq} />
      <Choices item={item} choices={item.choices} live={live} />
    </section>
  );
};

type StepProps = { readonly item: ItemOf<'sealedInput'> };

const TypeNumber = ({
  item,
  amount,
  setAmount,
  next,
}: StepProps & {
  readonly amount: string;
  readonly setAmount: (amount: string) => void;
  readonly next: () => void;
}): JSX.Element => {
  const { say } = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  return (
    <form
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(amount.trim() === '');
        if (amount.trim() === '') input.current?.focus();
        else next();
      }}
    >
      <label for={id}>
        {say('amount')} ({item.currency})
      </label>
      <div class="sealed-line">
        <input
          ref={input}
          id={id}
          class="number"
          inputMode="decimal"
          autocomplete="off"
          spellcheck={false}
          aria-invalid={missing}
          aria-describedby={`${id}b ${id}p`}
          value={amount}
          onInput={({ currentTarget }) => setAmount(currentTarget.value)}
        />
        <button type="submit" class="button primary">
          {say('seal')}
        </button>
      </div>
      <p class="bounds" id={`${id}b`}>
        <span>{say('between', { low: item.low, high: item.high })}</span>
        <Closes item={item} />
      </p>
      <p class="problem" id={`${id}p`}>
        {missing ? say('required') : ''}
      </p>
    </form>
  );
};

const CheckNumber = ({
  item,
  amount,
  busy,
  seal,
  back,
}: StepProps & {
  readonly amount: string;
  readonly busy: boolean;
  readonly seal: () => void;
  readonly back: () => void;
}): JSX.Element => {
  const { say } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  // Before anything can be typed: Enter must not land beside the button.
  useLayoutEffect(() => button.current?.focus(), []);
  return (
    <div class="check">
      <p class="read-back" role="status">
        <span class="quiet">{say('amount')}</span>
        <strong>
          <bdi>{amount.trim()}</bdi> {item.currency}
        </strong>
      </p>
      <div class="choices">
        <button ref={button} type="button" class="button primary" aria-busy={busy} onClick={seal}>
          <Icon name="lock" />
          {say('seal')}
        </button>
        <button type="button" class="button plain" onClick={back}>
          {say('changeNumber')}
        </button>
      </div>
    </div>
  );
};

const Sealed = ({
  item,
  title,
  change,
}: StepProps & { readonly title: string; readonly change: () => void }): JSX.Element => {
  const { say } = useWords();
  return (
    <div class="check">
      <p class="is-sealed" role="status">
        <Icon name="check" />
        <span>
          <strong dir="auto">{title}</strong> <Closes item={item} />
        </span>
      </p>
      <div class="choices">
        <button type="button" class="button plain" onClick={change}>
          {say('changeNumber')}
        </button>
      </div>
    </div>
  );
};

const Closes = ({ item }: StepProps): JSX.Element => (
  <span class="quiet" dir="auto">
    {item.closesText}
  </span>
);
