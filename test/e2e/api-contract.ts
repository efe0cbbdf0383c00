import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;
interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: Json }> }> }>>;
  components: Json;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field that the document does not name is a lie of omission: objects are closed. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (!isObject(value)) return value;
  const inside = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, closed(item)]));
  const describes = inside['type'] === 'object' && isObject(inside['properties']);
  return describes && inside['additionalProperties'] === undefined
    ? { ...inside, additionalProperties: false }
    : inside;
}

/** Holds answers against the OpenAPI document. */
export class Contract {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });

  constructor(private readonly document: OpenApi) {
    addFormats(this.ajv);
    this.ajv.addSchema({ $id: 'api', components: closed(document.components) });
  }

  /** @returns what is wrong with an answer; empty when the document tells the truth */
  wrongs(method: string, address: string, status: number, body: unknown): string[] {
    const path = new URL(address, 'http://api').pathname;
    // A path without holes goes before one with some, as in the router.
    const routes = Object.keys(this.document.paths).filter((each) => this.fits(each, path));
    const route = routes.find((each) => each === path) ?? routes[0];
    const content = route && this.document.paths[route]?.[method]?.responses[String(status)]?.content;
    const schema = content && Object.values(content)[0]?.schema;
    if (!schema) return [`${method} ${path} answers ${status}, which is not documented`];
    const told = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components')) as Json;
    const validate = this.ajv.compile(told);
    return validate(body)
      ? []
      : (validate.errors ?? []).map((error) => `${method} ${path}${error.instancePath} ${error.message}`);
  }

  private fits(route: string, path: string): boolean {
    return new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
  }
}
