import { mailIdOf, messageIdFor } from './message-id';

describe('a Message-ID', () => {
  const id = messageIdFor('123', 'secret', 'example.com');

  it('is the same for every attempt at a mail, and leads back to it', () => {
    expect(messageIdFor('123', 'secret', 'example.com')).toBe(id);
    expect(mailIdOf(`<${id}>`, 'secret')).toBe('123');
  });

  it('leads nowhere when it was made up', () => {
    expect(mailIdOf(id, 'another')).toBeUndefined();
    expect(mailIdOf(id.replace('123.', '124.'), 'secret')).toBeUndefined();
    expect(mailIdOf(id.replace('example.com', 'example.org'), 'secret')).toBeUndefined();
    expect(mailIdOf('<x@y>', 'secret')).toBeUndefined();
  });
});
