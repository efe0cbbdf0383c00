import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const DESCRIPTION = `Send \`Authorization: Bearer KEY\`. Keys have scopes: \`events:write\` (report events, read nothing),
\`read\`, \`marketing\`, \`sales\`, \`admin\`. Errors are RFC 9457 problem documents with a stable \`code\`. Lists come in
pages: \`?after=\` takes the \`next\` of the page before. Writes take an \`Idempotency-Key\`.`;

/** The OpenAPI 3.1 document of everything that is not excluded from it. */
export function openApiDocument(app: INestApplication, version: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Nurture')
    .setDescription(DESCRIPTION)
    .setVersion(version)
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key' })
    .build();
  const operationIdFactory = (controller: string, method: string): string =>
    `${controller.replace(/Controller$/, '').toLowerCase()}.${method}`;
  return withNullTypes(SwaggerModule.createDocument(app, config, { operationIdFactory })) as OpenAPIObject;
}

type Schema = Record<string, unknown>;

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `nullable` is of OpenAPI 3.0; 3.1 says with JSON Schema that a value may be null. */
function withNullTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNullTypes);
  if (!isObject(value)) return value;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNullTypes(item)])); // prettier-ignore
  return nullable === true ? orNull(rest) : nullable === undefined ? rest : { ...rest, nullable };
}

function orNull({ type, allOf, description, ...rest }: Schema): Schema {
  const said = description === undefined ? {} : { description };
  if (Array.isArray(allOf)) return { ...said, anyOf: [...(allOf as unknown[]), { type: 'null' }] };
  if ('$ref' in rest) return { ...said, anyOf: [rest, { type: 'null' }] };
  return { ...said, ...rest, type: [type, 'null'] };
}
