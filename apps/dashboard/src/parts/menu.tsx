// A menu behind a button: the browser's own popover, which closes at Escape and at a click elsewhere.
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

export interface MenuItem {
  readonly id: string;
  readonly name: string;
  readonly href?: string;
  readonly onSelect?: () => void;
  readonly danger?: boolean;
  /** Chosen among others: shown with a mark */
  readonly checked?: boolean;
}
interface MenuGroup {
  readonly title?: string;
  readonly items: readonly MenuItem[];
}

const GAP_PX = 6;
const itemsOf = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role^=menuitem]')];

/** Below its button or above it, and from its left or its right edge: where there is more room. */
function place(list: HTMLElement, button: HTMLElement): void {
  const { top, bottom, left, right } = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const [below, rightwards] = [top + bottom < clientHeight, left + right < clientWidth];
  const room = below ? clientHeight - bottom : top;
  Object.assign(list.style, {
    top: below ? `${bottom + GAP_PX}px` : 'auto',
    bottom: below ? 'auto' : `${clientHeight - top + GAP_PX}px`,
    left: rightwards ? `${left}px` : 'auto',
    right: rightwards ? 'auto' : `${clientWidth - right}px`,
    maxHeight: `${room - 2 * GAP_PX}px`,
  });
}

/** Arrows, Home and End go through the items; what leaves it closes it. */
function move(event: KeyboardEvent<HTMLElement>): void {
  const list = event.currentTarget;
  const items = itemsOf(list);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const wanted = next[event.key];
  if (event.key === 'Tab') list.hidePopover();
  if (wanted === undefined) return;
  event.preventDefault();
  items.at(wanted % items.length)?.focus();
}

/** @param groups lists with a line between them, each with a title or none */
export function Menu({
  button,
  groups,
  label,
  small = false,
}: {
  button: ReactNode;
  label?: string;
  groups: readonly MenuGroup[];
  /** As small buttons beside it are. */
  small?: boolean;
}) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={`button menu-button${small ? ' small' : ''}`}
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        onKeyDown={(event) => event.key === 'ArrowDown' && !open && opener.current?.click()}
      >
        {button}
      </button>
      <div
        id={id}
        popover="auto"
        role="menu"
        className="menu-list"
        tabIndex={-1}
        onBeforeToggle={({ newState, currentTarget }) => {
          if (newState === 'open' && opener.current) place(currentTarget, opener.current);
          flushSync(() => setOpen(newState === 'open'));
        }}
        onToggle={({ newState, currentTarget }) => newState === 'open' && itemsOf(currentTarget)[0]?.focus()}
        onKeyDown={move}
        onClick={({ currentTarget }) => currentTarget.hidePopover()}
      >
        {open && groups.map((group, index) => <Group key={index} group={group} />)}
      </div>
    </>
  );
}

const Group = ({ group: { title, items } }: { group: MenuGroup }) => (
  <div role="group" aria-label={title} className="menu-group">
    {title && (
      <div className="menu-title" aria-hidden="true">
        {title}
      </div>
    )}
    {items.map((item) => (
      <Item key={item.id} item={item} />
    ))}
  </div>
);

function Item({ item: { name, href, onSelect, danger, checked } }: { item: MenuItem }) {
  const look = { className: `menu-item${danger ? ' danger' : ''}`, tabIndex: -1 };
  if (href) {
    return (
      <a role="menuitem" href={href} {...look}>
        {name}
      </a>
    );
  }
  const marked = checked === undefined ? { role: 'menuitem' } : { role: 'menuitemcheckbox', 'aria-checked': checked };
  return (
    <button type="button" onClick={onSelect} {...marked} {...look}>
      {name}
      {checked && <span aria-hidden="true">✓</span>}
    </button>
  );
}
