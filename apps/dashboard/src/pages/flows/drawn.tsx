import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { FlowGraph } from '../../flow/graph';
import { Card } from '../../parts/page';

type Checked = Schemas['CheckedFlowDto'];

/** The draft drawn and told; where it has errors, the last one that could be. */
export function Drawn({ name, checked }: { name: string; checked: Checked | undefined }) {
  const { t } = useTranslation('flows');
  const [last, setLast] = useState<Checked | undefined>();
  if (checked?.graph && checked !== last) setLast(checked);
  const shown = checked?.graph ? checked : last;
  return (
    <div className="stack">
      <Card title={t('write.drawn')} {...(shown && checked !== shown ? { note: t('write.stale') } : {})}>
        {checked?.notDrawn && <p className="sub">{t(`write.why.${checked.notDrawn}`)}</p>}
        {shown?.graph ? <FlowGraph name={name} picture={shown.graph} /> : <p className="sub">{t('write.notDrawn')}</p>}
      </Card>
      {shown?.explain && (
        <Card title={t('write.told')}>
          {shown.explain.map(({ heading, sentences }) => (
            <section className="told" key={heading}>
              <h3>{heading}</h3>
              <ul>
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </section>
          ))}
        </Card>
      )}
    </div>
  );
}
