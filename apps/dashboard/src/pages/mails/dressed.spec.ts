import { dressed, htmlBytes } from './dressed';

const MAIL =
  '<style>@media (prefers-color-scheme: dark){p{color:red}} @media ( Prefers-Color-Scheme:light ){p{color:blue}}</style>';

describe('a mail that is looked at', () => {
  it('wears what it says for dark when dark is asked for, and else never', () => {
    expect(dressed(MAIL, true)).toBe('<style>@media (min-width: 0){p{color:red}} @media (max-width: 0){p{color:blue}}</style>'); // prettier-ignore
    expect(dressed(MAIL, false)).toBe('<style>@media (max-width: 0){p{color:red}} @media (min-width: 0){p{color:blue}}</style>'); // prettier-ignore
  });

  it('asks this server for its images, and leaves out the one that counts opens', () => {
    const images = '<img alt="" src="https://mail.example/i/abc.png"><img src="https://mail.example/o/abc.gif" alt="">';
    expect(dressed(images, false)).toBe('<img alt="" src="/i/abc.png">');
  });

  it('is measured in bytes, not in letters', () => {
    expect(htmlBytes('é€')).toBe(5);
  });
});
