import { useState } from 'react';
import { Badge, Empty, Loading, More, Page, PersonLink, Trouble, When } from '../parts/parts';
import { useList } from '../queries';
import { type Place, replacePlace } from '../router';
import { number } from '../words';

const STAGES = ['visitor', 'lead', 'mql', 'sql', 'customer', 'recycled', 'disqualified'];

export function People({ query }: { query: Place['query'] }) {
  const { q, stage } = query;
  const [text, setText] = useState(q ?? '');
  const list = useList('/api/v1/contacts', { q, stage });
  const search = (next: string): void => {
    setText(next);
    replacePlace(['people'], { q: next, stage });
  };
  return (
    <Page title="People">
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <input
          type="search"
          aria-label="Search people"
          placeholder="Address, name or company"
          value={text}
          onChange={(event) => search(event.target.value)}
        />
        <select
          aria-label="Stage"
          value={stage ?? ''}
          onChange={(event) => replacePlace(['people'], { q, stage: event.target.value })}
        >
          <option value="">Every stage</option>
          {STAGES.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </form>
      {list.error && !list.items && <Trouble error={list.error} retry={() => void list.refetch()} />}
      {!list.items && !list.error && <Loading what="people" />}
      {list.items?.length === 0 && (
        <Empty>
          {q || stage
            ? 'Nobody fits.'
            : 'Nobody was heard of yet. The first form filled in, or the first event, brings them here.'}
        </Empty>
      )}
      {list.items && list.items.length > 0 && (
        <section className="card wide">
          <ul className="rows people">
            {list.items.map((one) => (
              <li key={one.id}>
                <div className="row-main">
                  <strong>
                    <PersonLink email={one.email} name={one.name} />
                  </strong>
                  <span className="sub">{[one.name && one.email, one.company].filter(Boolean).join(' · ') || ' '}</span>
                </div>
                <div className="row-side">
                  <span>
                    <Badge>{one.stage}</Badge> <span className="score">{number(one.score)}</span>
                  </span>
                  <span className="sub">
                    {one.lastSeenAt ? (
                      <>
                        seen <When at={one.lastSeenAt} />
                      </>
                    ) : (
                      <>
                        since <When at={one.createdAt} />
                      </>
                    )}
                  </span>
                </div>
              </li>
            ))}
          </ul>
          <More list={list} />
        </section>
      )}
    </Page>
  );
}
