import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { connectionOptions, type SmtpSettings } from './options';
import { failureFrom } from './outcome';

/** How far a connection came. */
export interface SmtpProbe {
  /** Connected, greeted, and past STARTTLS where it is offered. */
  readonly connected: boolean;
  readonly encrypted: boolean;
  readonly offersLogIn: boolean;
  /** False also where there is no user to log in. */
  readonly loggedIn: boolean;
  /** What the server or the network said last, where it refused. */
  readonly error: string | null;
}

const NOTHING: SmtpProbe = { connected: false, encrypted: false, offersLogIn: false, loggedIn: false, error: null };

/** Tries a server as far as the log-in; sends nothing, and never throws. */
export function probeSmtp(settings: SmtpSettings): Promise<SmtpProbe> {
  const connection = new SMTPConnection(connectionOptions(settings));
  return new Promise((resolve) => {
    let came = NOTHING;
    const done = (error: unknown): void => {
      connection.close();
      resolve({ ...came, error: error === null ? null : sentence(error) });
    };
    connection.on('error', done);
    // An error is told right after the end that it causes: it says more.
    connection.once('end', () => setImmediate(done, new Error('the server closed the connection')));
    connection.connect((error) => {
      if (error) return done(error);
      const { user, password } = settings;
      came = { ...came, connected: true, encrypted: connection.secure === true, offersLogIn: connection.allowsAuth };
      if (user === null) return done(null);
      connection.login({ user, pass: password ?? '' }, (refused) => {
        came = { ...came, loggedIn: !refused };
        done(refused ?? null);
      });
    });
  });
}

const sentence = (error: unknown): string => {
  const { code, response, message } = failureFrom(error, false);
  return (response ?? `${message} (${code})`).replace(/\s+/g, ' ').slice(0, 300);
};
