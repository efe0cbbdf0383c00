import { blockName, type Mustache } from './mustache-scan';

/** The tags of one block: its opening, any `else`, its closing. */
export interface Block {
  readonly open: Mustache;
  readonly tags: Mustache[];
}

/**
 * Pairs the tags of blocks. Tags without a partner become literal, with the mistake noted on them, so that what
 * is left is whole whatever the source was.
 */
export function pairBlocks(mustaches: readonly Mustache[]): Block[] {
  const blocks: Block[] = [];
  const open: Block[] = [];
  for (const mustache of mustaches) {
    if (mustache.kind === 'open') open.push({ open: mustache, tags: [mustache] });
    else if (mustache.kind === 'else') addElse(open, mustache);
    else if (mustache.kind === 'close') close(open, blocks, mustache);
  }
  open.forEach(abandon);
  return blocks;
}

function addElse(open: readonly Block[], mustache: Mustache): void {
  const block = open.at(-1);
  if (block) block.tags.push(mustache);
  else spoil(mustache, 'an else outside a block');
}

function close(open: Block[], blocks: Block[], mustache: Mustache): void {
  const name = blockName(mustache.text);
  const at = open.findLastIndex((block) => blockName(block.open.text) === name);
  if (at < 0) return spoil(mustache, `{{/${name}}} closes nothing`);
  open.splice(at + 1).forEach(abandon);
  const block = open.pop();
  if (!block) return;
  block.tags.push(mustache);
  blocks.push(block);
}

const abandon = (block: Block): void =>
  block.tags.forEach((tag) => spoil(tag, `{{#${blockName(block.open.text)}}} is never closed`));

function spoil(mustache: Mustache, mistake: string): void {
  mustache.kind = 'literal';
  mustache.mistake = mistake;
}
