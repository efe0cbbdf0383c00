import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button';
import { Card } from '../../parts/page';
import { useRead } from '../../queries';
import { BuilderRow } from './builder-row';
import { type Built, builtOf, conditionIn, conditionOf, type Row } from './conditions';
import { type Fields, fieldsOf } from './fields';

const NEW_FIELD: Row = { kind: 'field', path: '', operator: 'is', value: '' };
const NEW_DID: Row = { kind: 'did', event: '', within: '', atLeast: '1' };

interface Props {
  readonly condition: object;
  readonly onApply: (condition: object) => void;
}

/** Rows to fill in; JSON for what rows can't say. */
export function Builder({ condition, onApply }: Props) {
  const { t } = useTranslation('people');
  const built = builtOf(condition);
  const { data } = useRead('/api/v1/workspace');
  return (
    <div className="builder">
      <Card title={t('build.title')}>
        {built ? (
          <Rows built={built} fields={fieldsOf(data)} onApply={onApply} />
        ) : (
          <Raw condition={condition} onApply={onApply} />
        )}
      </Card>
    </div>
  );
}

function Rows({ built, fields, onApply }: { built: Built; fields: Fields; onApply: Props['onApply'] }) {
  const { t } = useTranslation('people');
  const [match, setMatch] = useState(built.match);
  const [rows, setRows] = useState<readonly Row[]>(built.rows.length > 0 ? built.rows : [NEW_FIELD]);
  const condition = conditionOf({ match, rows }, (path) => fields.types.get(path) ?? 'text');
  const put = (at: number, row: Row): void => setRows(rows.with(at, row));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (condition) onApply(condition);
      }}
    >
      <p>
        {t('build.match')}{' '}
        <select
          aria-label={t('build.match')}
          value={match}
          onChange={(event) => setMatch(event.target.value as Built['match'])}
        >
          <option value="all">{t('build.all')}</option>
          <option value="any">{t('build.any')}</option>
        </select>
      </p>
      <ul className="condition-rows">
        {rows.map((row, at) => (
          <li className="condition-row" key={at}>
            <BuilderRow row={row} fields={fields} onChange={(next) => put(at, next)} />
            <Button look="quiet" small aria-label={t('build.remove')} onClick={() => setRows(rows.toSpliced(at, 1))}>
              <span aria-hidden="true">✕</span>
            </Button>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button type="submit" look="primary" disabled={condition === null}>
          {t('build.apply')}
        </Button>
        <Button onClick={() => setRows([...rows, NEW_FIELD])}>{t('build.add')}</Button>
        <Button onClick={() => setRows([...rows, NEW_DID])}>{t('build.addDid')}</Button>
      </div>
    </form>
  );
}

function Raw({ condition, onApply }: Props) {
  const { t } = useTranslation('people');
  const [text, setText] = useState(JSON.stringify(condition, null, 2));
  const read = conditionIn(text);
  return (
    <>
      <p className="sub">{t('build.raw')}</p>
      <p>
        <textarea
          aria-label={t('build.rawLabel')}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </p>
      {!read && <p className="wrong">{t('build.rawWrong')}</p>}
      <div className="actions">
        <Button look="primary" disabled={!read} onClick={() => read && onApply(read)}>
          {t('build.apply')}
        </Button>
        <Button onClick={() => onApply({})}>{t('build.start')}</Button>
      </div>
    </>
  );
}
