import { Body, Controller, Get, Inject, NotFoundException, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import {
  askToProve,
  canonicalAddress,
  choosePreferences,
  type ContactIdentity,
  contactIdentityById,
  contactLocale,
  type Proof,
  type ProofSide,
  stopOnly,
  unsubscribe,
} from '@nurture/contacts';
import { allowsMarketing } from '@nurture/core/consent';
import type { TokenPayloads } from '@nurture/core/token';
import { textIn } from '@nurture/core/workspace';
import { chooseLocale, fieldsOf, type Rendered, textOf, textsOf, type VisitorRequest } from '@nurture/site';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { enterAs } from '../compose/prove-address';
import { sendPage, visitorOf } from './http';
import { PUBLIC_PARTS, type PublicParts } from './parts';
import { PublicErrorsFilter } from './public-errors.filter';

const DAY_MS = 86_400_000;

interface Visit {
  readonly token: TokenPayloads['u'];
  readonly contact: ContactIdentity | null;
  readonly visitor: VisitorRequest;
}

/**
 * The preference centre, and the one-click unsubscribe of mail programs (RFC 8058): no log-in, no cookie, no redirect.
 * GET changes nothing.
 */
@ApiExcludeController()
@UseFilters(PublicErrorsFilter)
@Controller('u')
export class PreferencesController {
  constructor(@Inject(PUBLIC_PARTS) private readonly parts: PublicParts) {}

  @Get(':token')
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visit(token, request);
    sendPage(reply, { status: 200, page: this.preferences(visit, false), secret: true });
  }

  @Post(':token')
  async change(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visit(token, request);
    const fields = fieldsOf(body);
    const action = isOneClick(fields) ? 'one-click' : textOf(fields, 'action');
    if (action === 'second-address') return this.askForAddress(visit, fields, reply);
    const page = await this.act(visit, action, fields, token, request);
    sendPage(reply, { status: page ? 200 : 422, page: page ?? this.preferences(visit, false), secret: true });
  }

  /** Does what was asked; null where it is nothing that can be asked. */
  private async act(
    visit: Visit,
    action: string | null,
    fields: Readonly<Record<string, unknown>>,
    token: string,
    request: FastifyRequest,
  ): Promise<Rendered | null> {
    const proof: Proof = { source: `mail:${action ?? ''}`, address: visit.visitor.address };
    const saved = async () => this.preferences(await this.visit(token, request), true);
    switch (action) {
      case 'one-click':
      case 'stop':
        return this.stopAll(visit, proof);
      case 'only': {
        const topic = visit.token.topic ?? textOf(fields, 'topic') ?? '';
        const topics = Object.keys(this.parts.settings().topics);
        if (!topics.includes(topic)) return null;
        await stopOnly(this.parts.db, visit.token.contact, { topic, topics }, proof);
        return saved();
      }
      case 'save': {
        const shown = this.topics(visit).map(({ name }) => name);
        const choice = {
          shown,
          on: textsOf(fields, 'topic'),
          tracking: textOf(fields, 'tracking') === 'yes',
          lessOften: frequencyOf(fields),
        };
        await choosePreferences(this.parts.db, visit.token.contact, choice, proof);
        return saved();
      }
      case null:
      default:
        return null;
    }
  }

  /** Answered alike whoever has the address, or nobody: that a mail left is seen in the mailbox alone. */
  private async askForAddress(
    visit: Visit,
    fields: Readonly<Record<string, unknown>>,
    reply: FastifyReply,
  ): Promise<void> {
    const { db, secret, settings, tokens, publicUrl, site, limits } = this.parts;
    const { visitor } = visit;
    const waitSeconds = limits.waitSeconds('addresses', visitor.address);
    if (waitSeconds > 0) {
      void reply.header('retry-after', String(waitSeconds));
      return sendPage(reply, { status: 429, page: site.own('too-many', visitor), secret: true });
    }
    const typed = canonicalAddress((textOf(fields, 'email') ?? '').trim());
    if (!typed.ok) {
      const again = this.preferences(visit, false, textOf(fields, 'email') ?? '');
      return sendPage(reply, { status: 422, page: again, secret: true });
    }
    const urlFor = (proof: string, side: ProofSide) =>
      `${publicUrl.replace(/\/$/, '')}/a/${tokens.make('a', { proof, side: side === 'own' ? 0 : 1 })}`;
    const enter = enterAs('addresses.ask', visitor.address);
    const asked = {
      contactId: visit.token.contact,
      email: typed.email,
      locale: chooseLocale(visitor, settings()),
    };
    await askToProve({ db, secret, settings: settings(), urlFor, enter }, asked);
    const page = site.own('address-asked', visitor, { preferences: visitor.path });
    sendPage(reply, { status: 200, page, secret: true });
  }

  private async stopAll(visit: Visit, proof: Proof): Promise<Rendered> {
    const result = await unsubscribe(this.parts.db, visit.token.contact, null, proof);
    const had = result.known && (result.before.mail === 'given' || result.before.mail === 'withdrawn');
    const mayKeepRest = had && !result.state.complained && Object.keys(this.parts.settings().topics).length > 1;
    const topic = mayKeepRest ? (this.topics(visit).find(({ name }) => name === visit.token.topic) ?? null) : null;
    return this.parts.site.own('unsubscribed', visit.visitor, { action: visit.visitor.path, topic });
  }

  /** @param wrongAddress what was typed as a second address, where it is none */
  private preferences(visit: Visit, saved: boolean, wrongAddress: string | null = null): Rendered {
    const { contact, visitor } = visit;
    if (!contact) throw new NotFoundException();
    const { consent } = contact;
    return this.parts.site.own('preferences', visitor, {
      saved,
      email: contact.email,
      action: visitor.path,
      topics: this.topics(visit),
      lessOften: consent.lessOften,
      lessOftenDays: Math.round(this.parts.settings().sending.lessOftenMs / DAY_MS),
      tracking: consent.tracking === 'given',
      stopped: consent.mail === 'withdrawn',
      complained: consent.complained,
      wrongAddress: wrongAddress !== null,
      typed: wrongAddress,
    });
  }

  /** The topics that people may choose among, and the one that this mail was about. */
  private topics({ token, contact, visitor }: Visit) {
    const settings = this.parts.settings();
    const locale = chooseLocale(visitor, settings);
    return Object.entries(settings.topics)
      .filter(([name, topic]) => topic.public || name === token.topic)
      .map(([name, topic]) => ({
        name,
        title: textIn(topic.name, locale, settings.locale),
        description: textIn(topic.description, locale, settings.locale),
        on: contact !== null && allowsMarketing(contact.consent, name),
      }));
  }

  private async visit(token: string, request: FastifyRequest): Promise<Visit> {
    const payload = this.parts.tokens.read('u', token);
    if (!payload) throw new NotFoundException();
    const { db, secret } = this.parts;
    const contact = await contactIdentityById(db, secret, payload.contact);
    const locale = contact && (await contactLocale(db, contact.id));
    return { token: payload, contact, visitor: visitorOf(request, locale) };
  }
}

/** Null where the form doesn't say, as one that was opened before there was a choice. */
function frequencyOf(fields: Readonly<Record<string, unknown>>): boolean | null {
  const chosen = textOf(fields, 'frequency');
  return chosen === null ? null : chosen === 'less-often';
}

/** RFC 8058 §3.1: the one pair that a mail program posts, whatever the encoding. */
const isOneClick = (fields: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(fields).some(
    (name) => name.toLowerCase() === 'list-unsubscribe' && textOf(fields, name)?.toLowerCase() === 'one-click',
  );
