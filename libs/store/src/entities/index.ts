// The tables as classes, for plain reading and writing; who may write which stands in libs/store/README.md.
import * as access from './access';
import * as figure from './figure';
import * as figures from './figures';
import * as handoff from './handoff';
import * as journey from './journey';
import * as log from './log';
import * as mail from './mail';
import * as people from './people';
import * as published from './published';
import * as shared from './shared';
import * as task from './task';

/** Every class of those files: what the ORM is opened with, and what the drift check compares with the schema. */
export const ENTITIES = [access, figure, figures, handoff, journey, log, mail, people, published, shared, task].flatMap(
  (tables) => Object.values<new () => object>(tables),
);
