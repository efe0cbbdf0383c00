/** The head's part of a mail to colleagues: inline styles do the rest, as mail programs drop more than this. Dark where it is understood. */
export const MAIL_STYLE = /* html */ `<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<style>
@media (prefers-color-scheme: dark) {
  body, .page { background: #14191c !important; color: #e6eaec !important; }
  .card { background: #1e2529 !important; border-color: #37424a !important; }
  .soft { color: #a9b4ba !important; }
  .link { color: #7fd1c3 !important; }
  .plain { background: transparent !important; border-color: #7fd1c3 !important; color: #7fd1c3 !important; }
  .no { background: transparent !important; border-color: #f0a3a3 !important; color: #f0a3a3 !important; }
}
@media (max-width: 480px) { .button { display: block !important; margin: 0 0 8px 0 !important; text-align: center !important; } }
</style>`;

export const MAIL_FONT = "16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
