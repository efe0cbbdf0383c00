import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { operationIdOf } from './operation-id';

const DESCRIPTION = `Send \`Authorization: Bearer KEY\`. Keys have scopes: \`events:write\` (report events, read nothing),
\`read\`, \`marketing\`, \`sales\`, \`admin\`. Errors are RFC 9457 problem documents with a stable \`code\`. Lists come in
pages: \`?after=\` takes the \`next\` of the page before. Writes take an \`Idempotency-Key\`. People sign in with
\`POST /api/v1/session\`; their writes carry the session's token in \`x-csrf-token\`. Each operation says what scope it
needs (\`x-needs\`) and what of people it holds (\`x-holds\`: an analyst gets what is \`impersonal\`, a salesperson what is
narrowed to their \`own-leads\`).`;

/** The OpenAPI 3.1 document of everything that is not excluded from it. */
export function openApiDocument(app: INestApplication, version: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Nurture')
    .setDescription(DESCRIPTION)
    .setVersion(version)
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key' })
    .addCookieAuth(
      'nurture_session',
      { type: 'apiKey', in: 'cookie', description: 'Somebody who signed in' },
      'session',
    )
    .build();
  return SwaggerModule.createDocument(app, config, { operationIdFactory: operationIdOf });
}
