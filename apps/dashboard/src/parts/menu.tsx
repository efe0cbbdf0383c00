// A menu behind a button.
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export interface MenuItem {
  readonly id: string;
  readonly name: string;
  readonly href?: string;
  readonly onSelect?: () => void;
  readonly danger?: boolean;
  /** Chosen among others: shown with a mark */
  readonly checked?: boolean;
}

/** @param groups lists with a line between them, each with a title or none */
export function Menu({
  button,
  groups,
  label,
}: {
  button: ReactNode;
  label?: string;
  groups: readonly { readonly title?: string; readonly items: readonly MenuItem[] }[];
}) {
  // prettier-ignore
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger className="button menu-button" {...(label ? { 'aria-label': label } : {})}>
        {button}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="menu-list" align="start" sideOffset={6} collisionPadding={8}>
          {groups.map(({ title, items }, index) => (
            <Radix.Group key={index} className="menu-group">
              {title && <Radix.Label className="menu-title">{title}</Radix.Label>}
              {items.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </Radix.Group>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Item({ item: { name, href, onSelect, danger, checked } }: { item: MenuItem }) {
  const look = `menu-item${danger ? ' danger' : ''}`;
  if (href) {
    return (
      <Radix.Item className={look} asChild>
        <a href={href}>{name}</a>
      </Radix.Item>
    );
  }
  if (checked !== undefined) {
    return (
      <Radix.CheckboxItem className={look} checked={checked} onSelect={() => onSelect?.()}>
        {name}
        <Radix.ItemIndicator>✓</Radix.ItemIndicator>
      </Radix.CheckboxItem>
    );
  }
  return (
    <Radix.Item className={look} onSelect={() => onSelect?.()}>
      {name}
    </Radix.Item>
  );
}
