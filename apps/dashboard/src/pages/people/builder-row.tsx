import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { plain } from '../../format';
import type { DidRow, FieldRow, Operator, Row } from './conditions';
import { operatorsFor } from './conditions';
import type { Fields } from './fields';

const STAGES = ['visitor', 'lead', 'mql', 'sql', 'customer', 'recycled', 'disqualified'] as const;

interface Props<Of extends Row> {
  readonly row: Of;
  readonly fields: Fields;
  readonly onChange: (row: Row) => void;
}

/** One condition: a field with what is asked of it, or an event with how often and since when. */
export const BuilderRow = ({ row, ...rest }: Props<Row>) =>
  row.kind === 'field' ? <OfField row={row} {...rest} /> : <OfDeed row={row} {...rest} />;

function OfField({ row, fields, onChange }: Props<FieldRow>) {
  const { t } = useTranslation('people');
  const type = fields.types.get(row.path) ?? 'text';
  const operators = operatorsFor(type);
  const paths = fields.types.has(row.path) || row.path === '' ? [...fields.types.keys()] : [row.path, ...fields.types.keys()]; // prettier-ignore
  const choose = (path: string): void => {
    const fits = operatorsFor(fields.types.get(path) ?? 'text');
    onChange({ ...row, path, operator: fits.includes(row.operator) ? row.operator : (fits[0] ?? 'is'), value: '' });
  };
  const named = (path: string): string => {
    const name = plain(path.replace(/^(contact|account)\./, ''));
    return path.startsWith('account.') ? t('build.account', { name }) : name;
  };
  return (
    <>
      <select aria-label={t('build.field')} value={row.path} onChange={(event) => choose(event.target.value)}>
        <option value="">{t('build.choose')}</option>
        {paths.map((path) => (
          <option key={path} value={path}>
            {named(path)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('build.operator')}
        value={row.operator}
        onChange={(event) => onChange({ ...row, operator: event.target.value as Operator })}
      >
        {(operators.includes(row.operator) ? operators : [row.operator, ...operators]).map((each) => (
          <option key={each} value={each}>
            {t(`operator.${each}`)}
          </option>
        ))}
      </select>
      {row.operator !== 'known' && row.operator !== 'unknown' && (
        <Value row={row} type={type} onChange={(value) => onChange({ ...row, value })} />
      )}
    </>
  );
}

function Value({ row, type, onChange }: { row: FieldRow; type: string; onChange: (value: string) => void }) {
  const { t } = useTranslation(['people', 'common']);
  const shared = { 'aria-label': t('build.value'), value: row.value };
  if (row.path === 'contact.stage') {
    return (
      <select {...shared} onChange={(event) => onChange(event.target.value)}>
        <option value="" />
        {STAGES.map((each) => (
          <option key={each} value={each}>
            {t(`common:stage.${each}`)}
          </option>
        ))}
      </select>
    );
  }
  if (type === 'boolean') {
    return (
      <select {...shared} onChange={(event) => onChange(event.target.value)}>
        <option value="" />
        <option value="true">{t('build.yes')}</option>
        <option value="false">{t('build.no')}</option>
      </select>
    );
  }
  const kind = type === 'number' ? 'number' : type === 'time' && row.operator !== 'within' ? 'date' : 'text';
  return (
    <input
      {...shared}
      type={kind}
      step="any"
      placeholder={row.operator === 'within' ? '30 days' : ''}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function OfDeed({ row, fields, onChange }: Props<DidRow>) {
  const { t } = useTranslation('people');
  const id = useId();
  return (
    <>
      <select
        aria-label={t('build.kind')}
        value={row.kind}
        onChange={(event) => onChange({ ...row, kind: event.target.value as DidRow['kind'] })}
      >
        <option value="did">{t('build.did')}</option>
        <option value="notDid">{t('build.notDid')}</option>
      </select>
      <input
        aria-label={t('build.event')}
        list={id}
        placeholder={t('build.eventHint')}
        value={row.event}
        onChange={(event) => onChange({ ...row, event: event.target.value })}
      />
      <datalist id={id}>
        {fields.events.map((event) => (
          <option key={event} value={event} />
        ))}
      </datalist>
      <span className="sub">{t('build.within')}</span>
      <input
        className="short"
        aria-label={t('build.within')}
        placeholder={t('build.withinHint')}
        value={row.within}
        onChange={(event) => onChange({ ...row, within: event.target.value })}
      />
      <input
        className="short"
        type="number"
        min="1"
        aria-label={t('build.atLeast')}
        value={row.atLeast}
        onChange={(event) => onChange({ ...row, atLeast: event.target.value })}
      />
      <span className="sub">{t('build.atLeast')}</span>
    </>
  );
}
