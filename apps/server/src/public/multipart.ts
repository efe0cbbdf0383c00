import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A form of ours is never larger; files are not taken. */
const LIMIT_BYTES = 64 * 1024;

/**
 * Teaches Fastify forms sent as `multipart/form-data`: mail services may send the one-click unsubscribe so (RFC 8058
 * §3.2 leaves both encodings open). Values are texts; of several under one name an array.
 */
export function acceptMultipartForms(fastify: FastifyInstance): void {
  if (fastify.hasContentTypeParser('multipart/form-data')) return;
  fastify.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: LIMIT_BYTES }, readForm);
}

async function readForm(request: FastifyRequest, body: string | Buffer): Promise<Record<string, string | string[]>> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData().catch(() => null);
  const fields = new Map<string, string | string[]>();
  // A body that is no form has no fields: whoever asked for them says what is missing.
  for (const [name, value] of form?.entries() ?? []) {
    if (typeof value === 'string') fields.set(name, add(fields.get(name), value));
  }
  return Object.fromEntries(fields);
}

const add = (known: string | string[] | undefined, value: string) =>
  known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value];
