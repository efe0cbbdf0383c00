// A number that is slid or typed; it lives in the address, so that a plan can be sent.
import { useId } from 'react';
import { useAddress } from '../../router';

export interface Knob {
  readonly name: string;
  readonly usual: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** What the address says for each knob; what is no number, or out of reach, counts as the usual one. */
export function useKnobs<Name extends string>(knobs: readonly (Knob & { readonly name: Name })[]) {
  const [query, change] = useAddress();
  const valueOf = ({ name, usual, min }: Knob): number => {
    const given = Number(query[name]);
    return query[name] !== undefined && Number.isFinite(given) && given >= min ? given : usual;
  };
  const values = Object.fromEntries(knobs.map((knob) => [knob.name, valueOf(knob)])) as Record<Name, number>;
  const turn = (name: Name, value: number): void => {
    const usual = knobs.find((knob) => knob.name === name)?.usual;
    change({ [name]: value === usual ? undefined : String(value) });
  };
  return { values, turn };
}

export function Slider({
  knob: { min, max, step },
  label,
  value,
  say,
  onChange,
  disabled = false,
}: {
  knob: Knob;
  label: string;
  value: number;
  say: (value: number) => string;
  onChange: (value: number) => void;
  disabled?: boolean;
}) {
  const id = useId();
  const put = (event: { target: { value: string } }): void => onChange(Number(event.target.value));
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{say(value)}</output>
      <input
        id={id}
        type="range"
        min={min}
        max={Math.max(max, value)}
        step={step}
        value={value}
        aria-valuetext={say(value)}
        disabled={disabled}
        onChange={put}
      />
    </div>
  );
}
