// A Postfix of our own: its settings, queue and log in one directory, on a high port, beside any other on the machine.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PostfixOptions {
  readonly directory: string;
  readonly port: number;
  /** Where it asks whether a log-in is right. */
  readonly authPort: number;
  /** Where it delivers mail for other domains, bounces among it. */
  readonly nextPort: number;
  readonly certificate: { readonly key: string; readonly certificate: string };
}

/** Mail to anybody here bounces: the domain is its own, and nobody lives there. */
export const EMPTY_DOMAIN = 'here.test';

const mainOf = ({ directory, authPort, nextPort, certificate }: PostfixOptions): string => `
compatibility_level = 3.6
myhostname = mx.${EMPTY_DOMAIN}
mydestination =
local_recipient_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
queue_directory = ${directory}/queue
data_directory = ${directory}/data
maillog_file = ${directory}/log
maillog_file_prefixes = ${directory}
mail_owner = postfix
setgid_group = postdrop
alias_maps =
smtpd_tls_cert_file = ${certificate.certificate}
smtpd_tls_key_file = ${certificate.key}
smtpd_tls_security_level = encrypt
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${authPort}
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_client_restrictions = permit_sasl_authenticated, reject
smtpd_delay_reject = yes
smtpd_reject_unlisted_recipient = no
smtpd_reject_unlisted_sender = no
disable_dns_lookups = yes
smtp_host_lookup = native
virtual_mailbox_domains = ${EMPTY_DOMAIN}
virtual_mailbox_maps = inline:{ { somebody@${EMPTY_DOMAIN} = somebody } }
virtual_mailbox_base = ${directory}/boxes
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
virtual_transport = virtual
default_transport = smtp:[127.0.0.1]:${nextPort}
`;

const SERVICES = `
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;

/** Starts it. @returns how to stop it */
export function startPostfix(options: PostfixOptions): () => void {
  const config = join(options.directory, 'config');
  for (const name of ['config', 'queue', 'boxes']) mkdirSync(join(options.directory, name));
  writeFileSync(join(config, 'main.cf'), mainOf(options));
  writeFileSync(join(config, 'master.cf'), `127.0.0.1:${options.port} inet n - n - - smtpd\n${SERVICES}`);
  const postfix = (command: string): void =>
    void execFileSync('/usr/sbin/postfix', ['-c', config, command], { stdio: ['ignore', 'ignore', 'pipe'] });
  postfix('start');
  return () => postfix('stop');
}
