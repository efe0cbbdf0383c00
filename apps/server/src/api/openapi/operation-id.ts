/** What an operation is called in the document and in the audit log: `flows.publish`. */
export const operationIdOf = (controller: string, method: string): string =>
  `${controller.replace(/Controller$/, '').toLowerCase()}.${method}`;
