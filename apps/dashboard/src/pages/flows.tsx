import { FlowGraph } from '../flow/graph';
import { Await, Badge, Card, Empty, Page, Trouble, When } from '../parts/parts';
import { useAction, useRead } from '../queries';
import type { Schemas } from '../client';
import { hashOf } from '../router';
import { number, percent, plain } from '../words';

export function Flows() {
  const flows = useRead('/api/v1/flows');
  return (
    <Page title="Flows" lead="What happens after somebody shows interest.">
      <Await answer={flows} what="flows">
        {({ items }) =>
          items.length === 0 ? (
            <Empty>No flow was published yet. Put one into the workspace’s flows folder, and start again.</Empty>
          ) : (
            <div className="cards">
              {items.map((flow) => (
                <a className="card flow-card" key={flow.id} href={hashOf(['flows', flow.id])}>
                  <header className="card-head">
                    <h2>{flow.name}</h2>
                    <Badge>{flow.status}</Badge>
                  </header>
                  <div className="figures">
                    <Figure value={number(flow.active)} label="in it now" />
                    <Figure value={number(flow.enrolled)} label="ever" />
                    <Figure
                      value={flow.enrolled ? percent(flow.converted / flow.enrolled) : '–'}
                      label="reached the goal"
                    />
                    {flow.setAside > 0 && <Figure value={number(flow.setAside)} label="set aside" />}
                  </div>
                  <span className="sub">
                    {flow.id} · version {flow.currentVersion}
                  </span>
                </a>
              ))}
            </div>
          )
        }
      </Await>
    </Page>
  );
}

const Figure = ({ value, label }: { value: string; label: string }) => (
  <div className="figure">
    <span className="figure-value">{value}</span>
    <span className="sub">{label}</span>
  </div>
);

function PauseButton({ flow }: { flow: Schemas['FlowDto'] }) {
  const turn = useAction(flow.status === 'paused' ? '/api/v1/flows/{id}/resume' : '/api/v1/flows/{id}/pause', { id: flow.id }); // prettier-ignore
  return (
    <>
      <button type="button" disabled={turn.isPending} onClick={() => turn.mutate()}>
        {flow.status === 'paused' ? 'Resume' : 'Pause'}
      </button>
      {turn.error && <Trouble error={turn.error} />}
    </>
  );
}

export function Flow({ id }: { id: string }) {
  const flow = useRead('/api/v1/flows/{id}', { id });
  return (
    <Page
      title={flow.data?.name ?? id}
      lead={
        flow.data && (
          <>
            <Badge>{flow.data.status}</Badge> version {flow.data.currentVersion} · {id}
          </>
        )
      }
      actions={flow.data && <PauseButton flow={flow.data} />}
    >
      <Await answer={flow} what="the flow">
        {(data) => <FlowBody flow={data} />}
      </Await>
    </Page>
  );
}

function FlowBody({ flow }: { flow: Schemas['FlowDto'] }) {
  const version = useRead('/api/v1/flows/{id}/versions/{number}', { id: flow.id, number: String(flow.currentVersion) });
  const active = flow.people.reduce((sum, { people }) => sum + people, 0);
  return (
    <>
      <div className="figures strip">
        <Figure value={number(active)} label="in it now" />
        {flow.ended.map(({ status, people }) => (
          <Figure key={status} value={number(people)} label={status} />
        ))}
        {flow.setAside > 0 && <Figure value={number(flow.setAside)} label="set aside" />}
      </div>
      <div className="cards">
        <Card title="The way through">
          <Await answer={version} what="the flow’s states">
            {({ document }) => <FlowGraph document={document} flow={flow} />}
          </Await>
          <p className="sub">
            In the boxes: people there now. On the arrows: how many of those who came in went that way.
          </p>
        </Card>
        <Card title="How people move">
          <Edges flow={flow} />
        </Card>
        <Card title="Versions">
          <table>
            <tbody>
              {flow.versions.toReversed().map((each) => (
                <tr key={each.number}>
                  <td>Version {each.number}</td>
                  <td>
                    <When at={each.publishedAt} />
                  </td>
                  <td className="num">{number(each.people)} in it</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      </div>
    </>
  );
}

function Edges({ flow }: { flow: Schemas['FlowDto'] }) {
  if (flow.edges.length === 0) return <Empty>Nobody has come in yet.</Empty>;
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th>From</th>
            <th>because of</th>
            <th>to</th>
            <th className="num">people</th>
            <th className="num">share</th>
          </tr>
        </thead>
        <tbody>
          {flow.edges.map((edge) => (
            <tr key={`${edge.from}>${edge.cause}>${edge.to}`}>
              <td>{edge.from === null ? 'coming in' : plain(edge.from)}</td>
              <td>{edge.cause === null ? '' : edge.cause}</td>
              <td>{plain(edge.to)}</td>
              <td className="num">{number(edge.people)}</td>
              <td className="num">{percent(edge.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
