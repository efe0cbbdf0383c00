import { join } from 'node:path';
import ts from 'typescript';

describe('the thread beside the API', () => {
  it('is built with the product, though nothing imports it', () => {
    const cli = join(__dirname, '../../../cli');
    const { config } = ts.readConfigFile(join(cli, 'tsconfig.app.json'), (path) => ts.sys.readFile(path)) as { config: object }; // prettier-ignore
    const { fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, cli);
    expect(fileNames).toContain(join(__dirname, 'thread.ts'));
  });
});
