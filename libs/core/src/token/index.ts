// Signed tokens of the links that prospects and salespeople meet: made without a database, read without one.
export { tokensFor, type TokenKind, type TokenPayloads, type Tokens } from './token';
