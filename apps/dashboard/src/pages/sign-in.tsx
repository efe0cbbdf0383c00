import { type FormEvent, useState } from 'react';
import { signedOutBecause, signIn } from '../session';

export function SignIn() {
  const [key, setKey] = useState('');
  const because = signedOutBecause();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (key.trim()) signIn(key.trim());
  };
  return (
    <main className="sign-in">
      <form className="card" onSubmit={submit}>
        <h1>Nurture</h1>
        <p>Paste an API key to look inside. The first start printed one; it stays in this tab only.</p>
        {because && (
          <p className="trouble" role="alert">
            {because}
          </p>
        )}
        <label htmlFor="key">API key</label>
        <input
          id="key"
          type="password"
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        <button type="submit" className="primary" disabled={!key.trim()}>
          Sign in
        </button>
        <p className="sub">
          A key with the scope <code>read</code> shows everything; <code>marketing</code> pauses flows,{' '}
          <code>admin</code> stops sending.
        </p>
      </form>
    </main>
  );
}
