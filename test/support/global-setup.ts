import './resolve-aliases.cjs';
// Once per test run: one PostgreSQL, and in it a database with the schema that every test file gets a copy of.
import 'reflect-metadata';
import { startTestServer } from './test-server';

export default async function setUp(): Promise<void> {
  await startTestServer();
}
