import type { Phrase } from '../../../core/message/message.ts';
import type { SaidField, SaidOf } from '../../../core/message/said.ts';
import type { Input } from '../../../core/turn/input.ts';
import type { Keyboard } from './keyboard.ts';

type Say = (phrase: Phrase) => string;

/** Typed alone, it leaves a form or a hidden input without sending anything. */
export const LEAVE = '/back';

/** Asks a form field by field. Null: the person left it, or the input ended. */
export const fillForm = async (form: SaidOf<'form'>, keys: Keyboard, say: Say): Promise<Input | null> => {
  keys.print([say({ key: 'terminal.formHow' })]);
  const values: { [name: string]: string } = {};
  for (const field of form.fields) {
    const value = await askField(field, keys, say);
    if (value === null) return null;
    if (value !== '') values[field.name] = value;
  }
  const { action, subject } = form;
  return { kind: 'form', action, values, ...(subject === undefined ? {} : { subject }) };
};

const askField = async (field: SaidField, keys: Keyboard, say: Say): Promise<string | null> => {
  const { label, options = [], required, value: given = '' } = field;
  if (options.length > 0) keys.print(options.map((option, index) => `  ${index + 1}) ${option.label}`));
  const optional = required ? '' : ` (${say({ key: 'terminal.optional' })})`;
  const shown = given === '' ? '' : ` [${given}]`;
  for (;;) {
    const line = await keys.line(`  ${label}${optional}${shown}: `);
    if (line === null || line.trim() === LEAVE) return null;
    const typed = line.trim() === '' ? given : line.trim();
    const value = options.length === 0 || typed === '' ? typed : optionOf(options, typed);
    if (value !== null && (value !== '' || !required)) return value;
    keys.print([say({ key: options.length === 0 ? 'terminal.needed' : 'terminal.pickNumber' })]);
  }
};

/** By number, by label or by value. */
const optionOf = (options: NonNullable<SaidField['options']>, typed: string): string | null => {
  const found =
    options[Number(typed) - 1] ??
    options.find(({ value, label }) => value === typed || label.toLowerCase() === typed.toLowerCase());
  return found?.value ?? null;
};
