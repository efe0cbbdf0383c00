// Made from the OpenAPI document by `npm run api:types`; not to be edited.
export interface paths {
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report what people did: one event, or up to 1,000, all or nothing
         * @description Needs the scope `events:write`.
         */
        post: operations["events.report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts, the latest first */
        get: operations["contacts.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{email}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is known of one contact: score explained, where they are in flows and why, timeline */
        get: operations["contacts.find"];
        put?: never;
        post?: never;
        /**
         * Erase a person for good, everywhere; a keyed hash of the address stays, so that they stay unsubscribed
         * @description A mail that is being handed over is waited for, up to 5 seconds; after the answer none begins to leave.
         */
        delete: operations["contacts.erase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{email}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened around one contact, newest first */
        get: operations["contacts.events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{email}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person’s whole record: all that is held on them, with the proof of their consent */
        get: operations["contacts.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{email}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make one contact of two who are one person, or preview it. It can’t be undone
         * @description Needs the scope `marketing`.
         */
        post: operations["contacts.merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{email}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which role somebody plays in the buying group; null leaves it to the rules of handoff.json again
         * @description Needs the scope `sales`.
         */
        post: operations["contacts.role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Contacts for whom a condition holds now, the latest first
         * @description Needs the scope `read`.
         */
        post: operations["contactsearch.search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved conditions over contacts, by name */
        get: operations["segments.list"];
        put?: never;
        /**
         * Save a condition under a name
         * @description Needs the scope `marketing`.
         */
        post: operations["segments.save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a saved condition; flows know nothing of it
         * @description Needs the scope `marketing`.
         */
        delete: operations["segments.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Companies that contacts are of, the latest first: score, who of the buying group is known */
        get: operations["accounts.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One company: contacts with their roles, score, coverage, handoffs, deals, revenue */
        get: operations["accounts.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that two accounts are one company: its contacts, and whoever comes with its domain, go to the other
         * @description Needs the scope `sales`.
         */
        post: operations["accounts.merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a merged account out again, with those whom the merge moved and those who came with its domain since
         * @description Needs the scope `sales`.
         */
        post: operations["accounts.unmerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what publishing a flow would change, and who is where; publishes nothing
         * @description Needs the scope `marketing`.
         */
        post: operations["flowchanges.plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{id}/migrate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move people in flight to another version: placed, without entering, in one transaction
         * @description Needs the scope `marketing`.
         */
        post: operations["flowchanges.migrate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put an earlier version in force again; people in flight stay, unless they are moved along
         * @description Needs the scope `marketing`.
         */
        post: operations["flowchanges.rollBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{id}/enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a contact into a flow by hand, whatever its triggers say; what it sends is governed as ever
         * @description Needs the scope `marketing`.
         */
        post: operations["flowchanges.enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a flow for newcomers; who is in it walks on
         * @description Needs the scope `marketing`.
         */
        post: operations["flowchanges.archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check the text of a flow against the workspace, draw it and tell it in sentences; stores nothing
         * @description Needs the scope `read`.
         */
        post: operations["flowdrafts.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let one or many people walk through a flow with a virtual clock, as `nurture simulate` does
         * @description Needs the scope `read`.
         */
        post: operations["flowdrafts.simulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{id}/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A flow as a picture, with how many are where and took which way
         * @description As JSON, or drawn: `?format=`, or the `Accept` of the request (`image/svg+xml`, `text/vnd.mermaid`).
         */
        get: operations["flowgraph.graph"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All flows by name, with how many people they hold */
        get: operations["flows.list"];
        put?: never;
        /**
         * Publish a flow: it is checked against the workspace, and people in flight stay unless they are moved
         * @description Needs the scope `marketing`.
         */
        post: operations["flows.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One flow: its versions, people per state, conversion per edge */
        get: operations["flows.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{id}/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tests of variants in the version in force: numbers, differences with intervals, winners */
        get: operations["flows.experiments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of a flow, as its author wrote it */
        get: operations["flows.version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one version of a flow has otherwise than another, in words */
        get: operations["flows.differences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a flow: people stay where they are, their mails and timers wait
         * @description Needs the scope `marketing`.
         */
        post: operations["flows.pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a paused flow go on: what came due goes through the governor, not in a burst
         * @description Needs the scope `marketing`.
         */
        post: operations["flows.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gallery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The flows of the gallery, as a flow of one’s own may begin, with the mails that it lacks */
        get: operations["gallery.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrolments/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People whom a fault has stopped in a flow, and why */
        get: operations["enrolments.setAside"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrolments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One walk through a flow: every step with its reasons, its mails, what comes next and when */
        get: operations["enrolments.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrolments/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move one person to another state by hand: they leave theirs and enter it
         * @description Needs the scope `marketing`.
         */
        post: operations["enrolments.move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrolments/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take one person out of a flow: mails that have not begun to leave are taken back, but service ones
         * @description Needs the scope `marketing`.
         */
        post: operations["enrolments.leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Work that failed too often to be tried on, and why
         * @description Handoffs, notices, announcements and calls of flows; a webhook’s deliveries are listed by it.
         */
        get: operations["tasks.setAside"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try work that was set aside once more, now
         * @description Needs the scope `admin`.
         */
        post: operations["tasks.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop work that was set aside: what it was to do is not done
         * @description Needs the scope `admin`.
         */
        post: operations["tasks.discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workspace's mails by name, with their languages and the flows that send them */
        get: operations["mailtemplates.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/templates/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A mail as it would be sent, filled with its sample; its links count nowhere */
        get: operations["mailtemplates.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/templates/{name}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a mail to one address as a test: it belongs to nobody, and counts nowhere
         * @description Needs the scope `marketing`.
         */
        post: operations["mailtemplates.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mails, the latest first; those that wait stand before those that were begun
         * @description What waits, was skipped or failed carries its reason, and what is tried again the time of it.
         */
        get: operations["mails.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One mail, with what its readers did and what came back of it */
        get: operations["mails.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what became of a mail in doubt; its flow has gone on already
         * @description Needs the scope `marketing`.
         */
        post: operations["mails.resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/{id}/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a mail in doubt once more, as it was: if the first did arrive after all, it is there twice
         * @description Needs the scope `marketing`.
         */
        post: operations["mails.sendAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handoffs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads handed to sales, newest first */
        get: operations["handoffs.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handoffs/sla": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agreement with sales, kept and broken, per person and month */
        get: operations["handoffs.sla"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handoffs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One handoff: its brief, reasons and answers */
        get: operations["handoffs.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handoffs/{id}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what became of a lead: accept, contacted, meeting, won, lost, recycle, reject
         * @description Needs the scope `sales`.
         */
        post: operations["handoffs.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/salespeople": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in sales, with their absences: those of workspace.json, and those that they entered */
        get: operations["salespeople.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/salespeople/{id}/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter days away, of oneself or as an admin: no new leads come, and the clocks of leads that lie there are counted anew
         * @description Needs the scope `sales`.
         */
        post: operations["salespeople.enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/salespeople/{id}/absences/{absence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back days away that were entered; those of workspace.json are changed there */
        delete: operations["salespeople.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What other systems were told or are still to be told, newest first */
        get: operations["webhooks.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send it once more, under the same `webhook-id`
         * @description Needs the scope `admin`.
         */
        post: operations["webhooks.replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The endpoints in force, each with the secret that its signatures are checked with */
        get: operations["webhooks.endpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The funnel by stage: how many came in, how many went on, how fast, and who dropped off */
        get: operations["analytics.funnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/pace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Targets: which are on pace, where they will end, and how past ones ended */
        get: operations["analytics.pace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each source, campaign, landing page, content or flow costs and brings in */
        get: operations["analytics.sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each channel costs and brings in */
        get: operations["analytics.channels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/attribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Revenue shared among what came before it, by five models side by side */
        get: operations["analytics.attribution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/paths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ways on which leads became customers, and where others on them dropped off */
        get: operations["analytics.paths"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/cohorts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers by the month of their first payment, their lifetime value, and revenue retention */
        get: operations["analytics.cohorts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of the mails: delivered, opened and clicked by people, unsubscribes, complaints */
        get: operations["analytics.mails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls to action from view to click, and how content was rated */
        get: operations["analytics.content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/calibration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether leads of more points close easier, which rules predict, and why sales says no */
        get: operations["analytics.calibration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/salespeople": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each account manager makes of the leads: won share, revenue, speed, by channel too */
        get: operations["analytics.salespeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plan/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many deals, SQLs, MQLs, leads and visitors a revenue takes
         * @description Needs the scope `read`.
         */
        post: operations["plan.funnel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plan/campaign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Is a campaign worth buying?
         * @description Needs the scope `read`.
         */
        post: operations["plan.campaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plan/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cumulative return of channels per month, and when one overtakes another
         * @description Needs the scope `read`.
         */
        post: operations["plan.channels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Won deals, the latest reported first, whoever reported them */
        get: operations["deals.list"];
        put?: never;
        /**
         * Report won deals, one or up to 1,000, all or nothing: the same as `deal.won` events
         * @description Needs the scope `sales`.
         */
        post: operations["deals.report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What marketing cost, by the ids of the lines */
        get: operations["spend.list"];
        put?: never;
        /**
         * Record what marketing cost: one line or up to 1,000, all or nothing
         * @description Needs the scope `marketing`.
         */
        post: operations["spend.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/revenue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What accounts paid, month by month */
        get: operations["revenue.list"];
        put?: never;
        /**
         * Record what accounts paid per month: one line or up to 1,000, all or nothing
         * @description Needs the scope `sales`.
         */
        post: operations["revenue.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set targets: one or up to 1,000; where they stand says `analytics/pace`
         * @description Needs the scope `marketing`.
         */
        post: operations["targets.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maturity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rounds of the maturity scan, the latest first, with what they come to and what to do first */
        get: operations["maturity.list"];
        put?: never;
        /**
         * Record what people answered: a round, or a part of it; who answers again corrects their answer
         * @description Needs the scope `marketing`.
         */
        post: operations["maturity.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maturity/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One round of the maturity scan */
        get: operations["maturity.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maturity/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A link by which colleagues answer a round on the scan's page, for 30 days */
        get: operations["maturity.link"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report on the last whole week, month or quarter, as it is mailed to who wants it */
        get: operations["reports.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schemas/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A JSON Schema, with the workspace's own mails, topics and states as proposals */
        get: operations["schemas.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether mails may leave */
        get: operations["sending.state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sending/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop all sending: what is due waits, nothing is lost
         * @description Needs the scope `admin`.
         */
        post: operations["sending.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sending/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let mails leave again: what waited goes through the governor, not in a burst
         * @description Needs the scope `admin`.
         */
        post: operations["sending.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How things go: what waits and for how long, and what needs somebody to look */
        get: operations["status.status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses that get no mail, the latest first */
        get: operations["suppressions.list"];
        put?: never;
        /**
         * Put an address on the list: after the answer no mail to it begins to leave
         * @description Needs the scope `marketing`.
         */
        post: operations["suppressions.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppressions/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole list as CSV; importing it anywhere with the same secret gives the same list */
        get: operations["suppressions.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppressions/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an address off the list; a complaint, and the trace of an erased person, stay
         * @description Needs the scope `admin`.
         */
        post: operations["suppressions.lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppressions/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a list as text/csv: columns email (or hash), reason, detail, expiresAt
         * @description Needs the scope `admin`.
         */
        post: operations["suppressions.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys, the latest first: what each may, when it was last used, whether it was revoked */
        get: operations["keys.list"];
        put?: never;
        /**
         * Make a key; it is shown in this answer and never again
         * @description Needs the scope `admin`.
         */
        post: operations["keys.make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a key for good
         * @description Other processes believe a key that they know for up to 10 seconds more. The last `admin` key stays.
         */
        delete: operations["keys.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is in force of the workspace: senders, topics, fields, salespeople, reasons */
        get: operations["workspace.inForce"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and the token that their writes must carry */
        get: operations["session.find"];
        put?: never;
        /** Sign in: the answer sets the cookie of the session */
        post: operations["session.signIn"];
        /** Sign out here, or with `everywhere=true` at every browser */
        delete: operations["session.signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one’s own password: ends every session, and begins a new one here */
        post: operations["session.password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/language": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose one’s own language */
        post: operations["session.language"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom a link is for */
        get: operations["invitations.find"];
        put?: never;
        /** Set name and password with a link, once, and sign in: the answer sets the cookie of the session */
        post: operations["invitations.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People who log in, the latest first, those who are gone too */
        get: operations["users.list"];
        put?: never;
        /**
         * Invite somebody: they are mailed a link with which they set a password
         * @description Needs the scope `admin`.
         */
        post: operations["users.invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change somebody’s name, role or language, or put them out and let them in again
         * @description Needs the scope `admin`. The last admin stays one.
         */
        patch: operations["users.change"];
        trace?: never;
    };
    "/api/v1/users/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail somebody a new link, with which they set a new password; earlier links end
         * @description Needs the scope `admin`.
         */
        post: operations["users.inviteAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done through the API, by whom and from where, the latest first */
        get: operations["audit.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as CSV, a file that a spreadsheet opens safely */
        get: operations["audit.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ConsentDto: {
            /** @description Agreed to marketing mail */
            mail?: boolean;
            /** @description Agreed that opens, clicks and visits are tied to the person */
            tracking?: boolean;
            /**
             * @description Which wording was shown
             * @example whitepaper-form-2026-11
             */
            wording?: string;
            /** @description Topics that the mail consent is for; all, if not given */
            topics?: string[];
        };
        EventDto: {
            /**
             * @description Unique per event; the same one sent again takes no effect
             * @example crm-48213
             */
            id: string;
            /**
             * @description What happened, in the past tense
             * @example asset.downloaded
             */
            type: string;
            /**
             * @description Whom it is about
             * @example ann@example.com
             */
            email: string;
            /**
             * Format: date-time
             * @description When it happened (ISO 8601); now, if not given
             */
            at?: string;
            /**
             * @example {
             *       "asset": "b2b-maturity-model"
             *     }
             */
            properties?: {
                [key: string]: unknown;
            };
            /**
             * @description What is known of the person: firstName, lastName, company, role, locale, timezone, declared fields
             * @example {
             *       "firstName": "Ann",
             *       "company": "Example BV",
             *       "locale": "nl",
             *       "timezone": "Europe/Amsterdam"
             *     }
             */
            contact?: {
                [key: string]: unknown;
            };
            consent?: components["schemas"]["ConsentDto"];
            /**
             * @description Where they came from: source, medium, campaign, term, content (utm), referrer, click, page, form
             * @example {
             *       "source": "linkedin",
             *       "medium": "paid",
             *       "campaign": "spring"
             *     }
             */
            cameFrom?: {
                [key: string]: string;
            };
        };
        /** @enum {string} */
        ProblemCode: "invalid-json" | "invalid-input" | "too-many-events" | "body-too-large" | "unsupported-media-type" | "unauthorized" | "sign-in-refused" | "hook-unauthorized" | "hook-closed" | "forbidden" | "foreign-request" | "too-many-attempts" | "not-found" | "method-not-allowed" | "idempotency-key-reused" | "request-running" | "conflict" | "invalid-flow" | "try-again-later" | "busy" | "took-too-long" | "internal";
        FieldProblemDto: {
            /** @description Path of the field, such as `[3].email` */
            field: string;
            /** @description Stable name of what is wrong */
            code: string;
            /** @description In words, for people */
            message: string;
            /** @description What to write instead, where that can be said */
            suggestion?: string;
        };
        ProblemDto: {
            /** @example urn:nurture:problem:invalid-input */
            type: string;
            title: string;
            /** @example 422 */
            status: number;
            code: components["schemas"]["ProblemCode"];
            detail?: string;
            /** @description One entry per wrong field */
            errors?: components["schemas"]["FieldProblemDto"][];
        };
        AcceptedDto: {
            /** @description How many events were new */
            accepted: number;
            /** @description How many were known already, and took no effect */
            duplicates: number;
        };
        /** @enum {string} */
        Stage: "visitor" | "lead" | "mql" | "sql" | "customer" | "recycled" | "disqualified";
        ContactLineDto: {
            id: string;
            /** @example ann@example.com */
            email: string;
            name: string | null;
            company: string | null;
            stage: components["schemas"]["Stage"];
            /** @description Points for what they did */
            score: number;
            /** @description Points for who they are; null where too little is known to say */
            fit: number | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastSeenAt: string | null;
        };
        ContactPageDto: {
            items: components["schemas"]["ContactLineDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
        };
        TouchDto: {
            /** Format: date-time */
            at: string;
            /**
             * @description By the rules of the workspace
             * @example paid-search
             */
            channel: string;
            /** @description The page that they came to */
            page: string | null;
            /** @description The mail that brought them */
            mail: string | null;
            /** @description utm_source */
            source?: string;
            /** @description utm_medium */
            medium?: string;
            /** @description utm_campaign */
            campaign?: string;
            /** @description utm_term */
            term?: string;
            /** @description The page before, of another site */
            referrer?: string;
            /**
             * @description Which advertiser’s mark the address carried
             * @example gclid
             */
            click?: string;
        };
        AccountDto: {
            id: string;
            domain: string | null;
            name: string | null;
        };
        MergedContactDto: {
            /** @description Leads to this contact */
            email: string;
            /** Format: date-time */
            at: string;
            /** @description Who decided it */
            by: string;
        };
        StageChangeDto: {
            /** Format: date-time */
            at: string;
            from: string;
            to: string;
            because: string;
            /**
             * Format: date-time
             * @description Until when they were in it; null: they still are
             */
            until: string | null;
            /** @description Days in it so far */
            days: number;
        };
        ScoreEntryDto: {
            /** Format: date-time */
            at: string;
            /** @description Id of the rule in scoring.json, or what else gave the points */
            rule: string;
            /** @example 12 */
            points: number;
            /** @description What is left of the points now, where they fade */
            worth: number;
            /**
             * @description Adjusting lines come of late events or another model, reversed ones of machines found out
             * @enum {string}
             */
            kind: "earned" | "adjusted" | "withdrawn" | "reversed";
            /**
             * @description In words
             * @example Clicked in a mail
             */
            because: string;
        };
        /**
         * @description Marketing mail as a whole
         * @enum {string}
         */
        Consent: "none" | "unconfirmed" | "given" | "withdrawn";
        ConsentLineDto: {
            /** Format: date-time */
            at: string;
            /** @example mail */
            kind: string;
            topic: string | null;
            /** @example given */
            state: string;
            /** @description Which wording was shown */
            wording: string | null;
            /**
             * @description Through what it came
             * @example site
             */
            source: string;
        };
        ConsentViewDto: {
            /** @description Marketing mail as a whole */
            mail: components["schemas"]["Consent"];
            tracking: components["schemas"]["Consent"];
            /** @description Topics about which they get no marketing mail */
            topicsOff: string[];
            /** @description Asked for fewer marketing mails */
            lessOften: boolean;
            /** @description Reported a mail as spam */
            complained: boolean;
            /**
             * @description Why nothing is sent to this address at all, if so
             * @example hard-bounce
             */
            suppressed: string | null;
            /** @description How it came about, oldest first */
            ledger: components["schemas"]["ConsentLineDto"][];
        };
        GuardDto: {
            /** @description Name of the condition, or where it stands */
            guard: string;
            held: boolean;
            /** @description What it was looked at with */
            values: {
                [key: string]: unknown;
            };
        };
        WhyDto: {
            /** Format: date-time */
            at: string;
            /**
             * @description The event or timer that led here
             * @example mail.opened
             */
            event: string;
            guards: components["schemas"]["GuardDto"][];
            /** @description What was done on the way */
            actions: string[];
        };
        NextStepDto: {
            /** @example 3 days */
            timer: string;
            /** Format: date-time */
            at: string;
        };
        EnrolmentDto: {
            id: string;
            flow: string;
            version: number;
            /** @description active, completed, converted, exited or left */
            status: string;
            state: string;
            /** @example sent -> 3 days -> reminder -> opened -> deepDive */
            path: string;
            /** Format: date-time */
            enrolledAt: string;
            /** Format: date-time */
            endedAt: string | null;
            /** @description Why they are here */
            why: components["schemas"]["WhyDto"] | null;
            /** @description What comes next by itself, and when; empty where only an event leads on */
            next: components["schemas"]["NextStepDto"][];
            /** @description Mails whose outcome the clock of the state waits for */
            awaiting: string[];
            /** @description The fault that stopped them, if any */
            setAside: string | null;
            /** @description Whether a machine brought them here, and what followed had begun when that was found out */
            onMachineEvidence: boolean;
        };
        /** @enum {string} */
        HandoffStatus: "new" | "accepted" | "contacted" | "meeting" | "won" | "lost" | "recycled" | "rejected";
        ReasonDto: {
            /** @description Why the lead was handed over, in words */
            because: string;
            /** @description Milliseconds since 1970, UTC */
            at: number;
            /** @description Id of the flow that handed over; null for the score */
            flowId: string | null;
        };
        HandoffAnswerDto: {
            /** Format: date-time */
            at: string;
            /** @example recycle */
            answer: string;
            reason: string | null;
            note: string | null;
            /** Format: date */
            until: string | null;
            flow: string | null;
            amount: number | null;
            /** @description Who answered */
            person: string;
            /** @description Through what: `mail` or `api` */
            via: string;
        };
        HandoffDeskDto: {
            /** @description Id of the salesperson in workspace.json */
            person: string;
            /** Format: date-time */
            assignedAt: string;
            /** Format: date-time */
            acceptBy: string | null;
            /** Format: date-time */
            contactBy: string | null;
            /** Format: date-time */
            acceptedAt: string | null;
            /** @description Minutes at work until they accepted */
            acceptMinutes: number | null;
            /** Format: date-time */
            contactedAt: string | null;
            /** @description Minutes at work until they contacted the lead */
            contactMinutes: number | null;
            /**
             * Format: date-time
             * @description When it was answered for good or passed on
             */
            endedAt: string | null;
        };
        HandoffNoticeDto: {
            /** Format: date-time */
            at: string;
            /**
             * @description `reminder`, `escalation`, `contact-overdue`, `reassignment`, `waiting` or `digest`
             * @example reminder
             */
            kind: string;
            /** @description Id of who was told */
            person: string;
        };
        HandoffDto: {
            id: string;
            /** @description Address of the contact */
            email: string;
            status: components["schemas"]["HandoffStatus"];
            /** @description Id of the salesperson in workspace.json; null while nobody has it */
            salesperson: string | null;
            reasons: components["schemas"]["ReasonDto"][];
            /** @description What the salesperson was told of the lead */
            brief: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it must be accepted by
             */
            acceptBy: string | null;
            /**
             * Format: date-time
             * @description When the lead must be contacted by
             */
            contactBy: string | null;
            /** Format: date-time */
            closedAt: string | null;
            /** @description Nobody accepted or contacted the lead by the time agreed */
            overdue: boolean;
            /** @description Minutes at work until it must be accepted or contacted; below 0 where that has passed */
            minutesLeft: number | null;
            /** @description Nobody is free for it yet */
            waiting: boolean;
            /** @description The handoff whose double it was, since two contacts were merged */
            foldedInto: string | null;
            /** @description Oldest first */
            answers: components["schemas"]["HandoffAnswerDto"][];
            /** @description On whose desk it lay, oldest first */
            desks: components["schemas"]["HandoffDeskDto"][];
            /** @description Who was reminded of it or told about it */
            notices: components["schemas"]["HandoffNoticeDto"][];
        };
        /**
         * @description `waiting`: planned, not begun
         * @enum {string}
         */
        MailStatus: "waiting" | "started" | "deferred" | "sent" | "failed" | "skipped" | "in-doubt";
        MailDto: {
            /**
             * @description A number; `w` stands before it while the mail is only planned
             * @example 1042
             */
            id: string;
            /** @description `waiting`: planned, not begun */
            status: components["schemas"]["MailStatus"];
            /**
             * @description Why it waits, was skipped or failed
             * @example quiet-hours
             */
            reason: string | null;
            /** @example whitepaper-reminder */
            name: string;
            /** @enum {string} */
            kind: "marketing" | "service" | "notification";
            topic: string | null;
            /** @description Address of the contact it is for, or about */
            contact: string | null;
            /** @description Whom it is addressed to */
            recipient: string | null;
            flow: string | null;
            state: string | null;
            messageId: string | null;
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description When its outcome was known
             */
            settledAt: string | null;
            /**
             * Format: date-time
             * @description When it is tried next; null where nothing more is tried
             */
            nextAt: string | null;
            /** @description Whether it left for something that turned out to be a machine’s doing */
            onMachineEvidence: boolean;
        };
        TimelineEventDto: {
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            receivedAt: string;
            /** @example mail.opened */
            type: string;
            /**
             * @description Who reported it
             * @example mail
             */
            source: string;
            properties: {
                [key: string]: unknown;
            };
        };
        ContactDto: {
            id: string;
            /** @example ann@example.com */
            email: string;
            /** Format: date-time */
            createdAt: string;
            /** @description Where they first came from */
            source: {
                [key: string]: unknown;
            };
            /** @description Every time that they came, oldest first: the first and last touch are its ends */
            touches: components["schemas"]["TouchDto"][];
            /** @description Their company */
            account: components["schemas"]["AccountDto"] | null;
            /** @description Contacts that were merged into this one */
            merged: components["schemas"]["MergedContactDto"][];
            /**
             * @description What is known of them
             * @example {
             *       "firstName": "Ann"
             *     }
             */
            fields: {
                [key: string]: unknown;
            };
            tags: string[];
            /** Format: date-time */
            lastSeenAt: string | null;
            stage: components["schemas"]["Stage"];
            /** Format: date-time */
            stageSince: string | null;
            /** @description Oldest first */
            stages: components["schemas"]["StageChangeDto"][];
            /** @description The sum of what the entries are worth now */
            score: number;
            /** @description What makes up the score, newest first, at most 1,000 */
            scoreEntries: components["schemas"]["ScoreEntryDto"][];
            /** @description Points for who they are; null where too little is known to say */
            fit: number | null;
            consent: components["schemas"]["ConsentViewDto"];
            /** @description Walks through flows: why here, what next and when */
            enrolments: components["schemas"]["EnrolmentDto"][];
            /** @description Newest first */
            handoffs: components["schemas"]["HandoffDto"][];
            /** @description The latest 50, those that wait first */
            mails: components["schemas"]["MailDto"][];
            /** @description What happened, newest first: the latest 50 */
            timeline: components["schemas"]["TimelineEventDto"][];
            /** @description Goes into `?after=` of …/events for what happened before */
            timelineNext: string | null;
        };
        TimelineDto: {
            items: components["schemas"]["TimelineEventDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
        };
        PersonalRecordDto: {
            /** @example ann@example.com */
            email: string;
            /** Format: date-time */
            exportedAt: string;
            /** @description Address, when and from where they came */
            contact: {
                [key: string]: unknown;
            };
            /** @description Every time that they agreed or withdrew: to what, by which wording, when, through what, from which network address */
            consentLedger: Record<string, never>[];
            /** @description The words behind the versions that the ledger names */
            consentWordings: {
                [key: string]: unknown;
            };
            /** @description What happened */
            events: Record<string, never>[];
            /** @description Mails to and about them, with their content */
            mails: Record<string, never>[];
        };
        ErasedDto: {
            /** @enum {boolean} */
            erased: true;
        };
        MergeDto: {
            /**
             * @description The contact that remains
             * @example ann@example.com
             */
            into: string;
            /**
             * @description Only tell what would happen; nothing is changed
             * @default false
             */
            preview: boolean;
        };
        MovedDto: {
            /** @description What happened, visits among it */
            events: number;
            mails: number;
            enrolments: number;
            handoffs: number;
            /** @description What was still to be done */
            tasks: number;
        };
        EndedDoubleDto: {
            enrolmentId: string;
            flow: string;
            /** @description Where they were in it */
            state: string;
        };
        StandingDto: {
            /** @example mql */
            stage: string;
            score: number;
        };
        BeforeMergeDto: {
            from: components["schemas"]["StandingDto"];
            into: components["schemas"]["StandingDto"];
        };
        PermissionDto: {
            /** @enum {string} */
            mail: "none" | "unconfirmed" | "given" | "withdrawn";
            /** @enum {string} */
            tracking: "none" | "unconfirmed" | "given" | "withdrawn";
        };
        MergedConsentDto: {
            /** @description Of the remaining contact */
            before: components["schemas"]["PermissionDto"];
            /** @description Every no of either holds; a yes counts for its own address only */
            after: components["schemas"]["PermissionDto"];
            /** @description Why the remaining address gets no mail any more, as the merged one */
            suppressed: string | null;
        };
        MergedDto: {
            /** @description True: nothing was changed */
            preview: boolean;
            /** @description The address of the contact that is no more: it leads to the remaining one */
            from: string;
            into: string;
            moved: components["schemas"]["MovedDto"];
            /** @description Walks of the merged one in flows that the remaining one is in */
            ended: components["schemas"]["EndedDoubleDto"][];
            /** @description Both were with sales: one handoff is left, with the reasons and answers of both */
            handoffFolded: boolean;
            before: components["schemas"]["BeforeMergeDto"];
            /** @description The score is what the events of both make: caps count for the person */
            after: components["schemas"]["StandingDto"];
            consent: components["schemas"]["MergedConsentDto"];
        };
        RoleDto: {
            /**
             * @description Id of a role in the `buyingGroup` of handoff.json
             * @example decides
             */
            role: string | null;
        };
        ContactSearchDto: {
            /**
             * @description In the condition language of flows and scoring, over `contact`, `account` and what people did
             * @example {
             *       "contact.score": {
             *         "$gte": 50
             *       },
             *       "did": {
             *         "event": "mail.clicked",
             *         "within": "30 days"
             *       }
             *     }
             */
            condition: {
                [key: string]: unknown;
            };
            /** @description The `next` of the page before */
            after?: string;
            /** @default 50 */
            limit: number;
        };
        FoundContactsDto: {
            items: components["schemas"]["ContactLineDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
            /** @description How many there are in all, at most 10,000; null on further pages */
            people: number | null;
        };
        SegmentDto: {
            id: string;
            name: string;
            /**
             * @description In the condition language of flows and scoring, over `contact`, `account` and what people did
             * @example {
             *       "contact.score": {
             *         "$gte": 50
             *       },
             *       "did": {
             *         "event": "mail.clicked",
             *         "within": "30 days"
             *       }
             *     }
             */
            condition: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
        };
        SegmentListDto: {
            /** @description By name */
            items: components["schemas"]["SegmentDto"][];
        };
        NewSegmentDto: {
            /** @example Warm, and not with sales */
            name: string;
            /**
             * @description In the condition language of flows and scoring, over `contact`, `account` and what people did
             * @example {
             *       "contact.score": {
             *         "$gte": 50
             *       },
             *       "did": {
             *         "event": "mail.clicked",
             *         "within": "30 days"
             *       }
             *     }
             */
            condition: {
                [key: string]: unknown;
            };
        };
        CoverageDto: {
            /** @description Roles of the buying group that somebody is known for */
            known: number;
            /** @description Roles that handoff.json declares */
            of: number;
            /** @description Roles that nobody is known for */
            missing: string[];
            /**
             * @description `one-person`: if they leave, the deal goes too
             * @enum {string|null}
             */
            risk: "one-person" | "gaps" | "covered" | null;
        };
        AccountLineDto: {
            id: string;
            domain: string | null;
            name: string | null;
            contacts: number;
            /** @description The scores of its contacts, added up, without those who are disqualified */
            score: number;
            coverage: components["schemas"]["CoverageDto"];
            openHandoffs: number;
        };
        AccountPageDto: {
            items: components["schemas"]["AccountLineDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
        };
        KnownRoleDto: {
            /** @example decides */
            role: string;
            /**
             * @description How it is known
             * @enum {string}
             */
            by: "hand" | "rule";
        };
        AccountContactDto: {
            email: string;
            name: string | null;
            /** @description Their job */
            title: string | null;
            /** @description In the buying group; null where it isn’t known */
            role: components["schemas"]["KnownRoleDto"] | null;
            stage: components["schemas"]["Stage"];
            score: number;
            /** Format: date-time */
            lastSeenAt: string | null;
        };
        AccountScoreLineDto: {
            email: string;
            points: number;
        };
        AccountHandoffDto: {
            id: string;
            email: string;
            /** @example accepted */
            status: string;
            salesperson: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        AccountDealDto: {
            email: string;
            /** @enum {string} */
            outcome: "won" | "lost";
            amount: number | null;
            /** Format: date-time */
            at: string;
        };
        AccountMonthDto: {
            /** @example 2027-03 */
            month: string;
            amount: number;
        };
        AccountMergeDto: {
            account: components["schemas"]["AccountDto"];
            /** Format: date-time */
            at: string;
            /** @description Who decided it */
            by: string;
            /**
             * Format: date-time
             * @description When it was taken apart again
             */
            partedAt: string | null;
            partedBy: string | null;
        };
        AccountViewDto: {
            id: string;
            domain: string | null;
            name: string | null;
            /** @description The warmest first */
            contacts: components["schemas"]["AccountContactDto"][];
            /** @description The scores of its contacts, added up, without those who are disqualified */
            score: number;
            /** @description What each contact brings to the score */
            lines: components["schemas"]["AccountScoreLineDto"][];
            coverage: components["schemas"]["CoverageDto"];
            openHandoffs: components["schemas"]["AccountHandoffDto"][];
            /** @description The latest first */
            deals: components["schemas"]["AccountDealDto"][];
            /** @description What it paid, the latest month first */
            revenue: components["schemas"]["AccountMonthDto"][];
            /** @description Accounts that were said to be the same company */
            merges: components["schemas"]["AccountMergeDto"][];
        };
        MergeAccountDto: {
            /**
             * @description Id of the account that remains
             * @example 12
             */
            into: string;
        };
        FlowMapDto: {
            /**
             * @description Old state → new one, or → `{ "to": "state", "enter": true }`. States that are not named keep their name
             * @example {
             *       "reminder": "nudge"
             *     }
             */
            states?: {
                [key: string]: unknown;
            };
            /** @description Only people on these versions */
            from?: number[];
        };
        PlanFlowDto: {
            /** @description A flow, as flow.schema.json says */
            flow: {
                [key: string]: unknown;
            };
            migration?: components["schemas"]["FlowMapDto"];
        };
        /** @enum {string} */
        FlowChange: "new" | "returned" | "unchanged" | "known-before";
        FlowDifferenceDto: {
            /** @enum {string} */
            part: "state" | "way" | "guard" | "mail" | "stream" | "rule";
            /** @enum {string} */
            change: "added" | "removed" | "changed";
            /** @example sent: 3 days */
            what: string;
            before: string | null;
            after: string | null;
        };
        VersionPeopleDto: {
            version: number;
            state: string;
            people: number;
        };
        MigrationStepDto: {
            /**
             * @description A timer; `now` for what is entered or looked at at once; `mail` while mails are on their way; `event`
             * @example 3 days
             */
            by: string;
            /** @description States to which it may lead */
            to: string[];
            /** @description Mails that these states send */
            sends: string[];
            people: number;
            /** Format: date-time */
            earliest: string | null;
            /** Format: date-time */
            latest: string | null;
        };
        MigrationGroupDto: {
            /** @description The version that they leave */
            version: number;
            /** @description The state that they are in */
            state: string;
            /** @description The state in which they are placed */
            to: string;
            /** @description Whether they enter it anew, with its entry actions */
            enters: boolean;
            people: number;
            /** @description Of these, whom a fault had stopped: they go on */
            setAside: number;
            /** @description What they get next, and when; empty where they end */
            next: components["schemas"]["MigrationStepDto"][];
        };
        MisfitDto: {
            state: string;
            people: number;
            /** @enum {string} */
            why: "no-place" | "no-such-target" | "passing" | "no-such-state";
            /** @description The state that was asked for */
            to: string | null;
        };
        MigrationDto: {
            /** @description Id of the flow */
            flow: string;
            /** @description The version to which they move */
            to: number;
            /** @description How many move */
            people: number;
            groups: components["schemas"]["MigrationGroupDto"][];
            /** @description States that lack a place: with one of these nobody moves */
            misfits: components["schemas"]["MisfitDto"][];
        };
        FindingDto: {
            /** @description Stable name of the rule */
            rule: string;
            message: string;
            /**
             * @description Where in the document
             * @example states.sent.after["3 days"]
             */
            path: string;
        };
        FlowPlanDto: {
            id: string;
            change: components["schemas"]["FlowChange"];
            /** @description The version in force; null where the flow is new */
            inForce: number | null;
            /** @description The version that would be in force */
            version: number;
            /** @description Against the version in force */
            differences: components["schemas"]["FlowDifferenceDto"][];
            /** @description Who is in it now */
            people: components["schemas"]["VersionPeopleDto"][];
            /** @description Who would move; null where nobody was to */
            migration: components["schemas"]["MigrationDto"] | null;
            /** @description What could be better */
            warnings: components["schemas"]["FindingDto"][];
        };
        MigrateDto: {
            /**
             * @description Old state → new one, or → `{ "to": "state", "enter": true }`. States that are not named keep their name
             * @example {
             *       "reminder": "nudge"
             *     }
             */
            states?: {
                [key: string]: unknown;
            };
            /** @description Only people on these versions */
            from?: number[];
            /** @description The version to move to; without it the one in force */
            to?: number;
            /** @description Only say who would move where */
            dryRun?: boolean;
        };
        RollBackDto: {
            /** @description The version that is to be in force */
            version: number;
            /** @description Moves people in flight to it as well */
            migration?: components["schemas"]["FlowMapDto"];
        };
        RolledBackDto: {
            id: string;
            /** @description The version now in force */
            version: number;
            migration: components["schemas"]["MigrationDto"] | null;
        };
        EnrolByHandDto: {
            /** @example ann@example.com */
            email: string;
        };
        EnrolledByHandDto: {
            /** @description Where they are in it is told by `GET /enrolments/ID` */
            enrolment: string;
        };
        /** @enum {string} */
        FlowStatus: "active" | "paused" | "archived";
        FlowStatusDto: {
            id: string;
            status: components["schemas"]["FlowStatus"];
        };
        SimulatedStepDto: {
            /** Format: date-time */
            at: string;
            /** @description The flow that stepped; null for an event that moved nobody */
            flow: string | null;
            /** @description Where the person is afterwards */
            state: string | null;
            /** @description An event's type, or a timer's key */
            event: string;
            actions: string[];
        };
        SimulatedMailDto: {
            mail: string;
            /** Format: date-time */
            at: string;
        };
        SkippedMailDto: {
            mail: string;
            /** Format: date-time */
            at: string;
            reason: string;
        };
        SimulatedPointsDto: {
            /** Format: date-time */
            at: string;
            points: number;
            because: string;
        };
        SimulatedHandoffDto: {
            /** Format: date-time */
            at: string;
            because: string;
        };
        SimulationDto: {
            flow: string;
            /** @example sent -> 3 days -> reminder -> opened -> deepDive -> 7 days -> cold */
            path: string;
            steps: components["schemas"]["SimulatedStepDto"][];
            mails: components["schemas"]["SimulatedMailDto"][];
            skipped: components["schemas"]["SkippedMailDto"][];
            score: number;
            scoreEntries: components["schemas"]["SimulatedPointsDto"][];
            stage: string;
            handoffs: components["schemas"]["SimulatedHandoffDto"][];
            /** @description `active`, `completed`, `converted`, `exited`, `left`, or `not-enrolled` */
            outcome: string;
            /** Format: date-time */
            endedAt: string | null;
            /** @description Why the flow stopped by an error, if it did */
            setAside: string | null;
            /**
             * Format: date-time
             * @description Where the walk was no longer followed, as it went on for too long
             */
            cutOffAt: string | null;
            /** @description States in the order in which they were entered */
            visited: string[];
            /** @description Ids of the graph's edges in the order in which they were taken */
            edges: string[];
        };
        MeasuredBehaviourDto: {
            /** @example whitepaper-reminder.open */
            name: string;
            share: number;
            /** @description So many stand behind it */
            of: number;
            /** @enum {string} */
            what: "mails" | "tracked mails" | "people" | "handoffs";
            /** @description Whether all mails of the flow stand behind it, as there are too few of this one */
            ofAllMails: boolean;
        };
        BandDto: {
            people: number;
            /** @description In eight of ten other populations it lies from here … */
            low: number;
            /** @description … to here */
            high: number;
        };
        StateFiguresDto: {
            state: string;
            /** @description People who were in it at some time */
            entered: components["schemas"]["BandDto"];
            /** @description People whose walk ended in it, or who are in it still */
            last: components["schemas"]["BandDto"];
        };
        MailOfPopulationDto: {
            mail: string;
            sent: number;
            opened: number;
            clicked: number;
            skipped: number;
        };
        MailsOfDayDto: {
            /** Format: date */
            day: string;
            mails: number;
        };
        WalkedPathDto: {
            path: string;
            people: number;
        };
        PopulationDto: {
            flow: string;
            seed: number;
            /** Format: date-time */
            start: string;
            /** @description Null where the rates were given */
            measured: components["schemas"]["MeasuredBehaviourDto"][] | null;
            people: number;
            /** @description Seeds by which the bands were found */
            seeds: number;
            enrolled: components["schemas"]["BandDto"];
            warm: components["schemas"]["BandDto"];
            sqls: components["schemas"]["BandDto"];
            unsubscribed: components["schemas"]["BandDto"];
            outcomes: {
                [key: string]: components["schemas"]["BandDto"];
            };
            states: components["schemas"]["StateFiguresDto"][];
            mails: components["schemas"]["MailOfPopulationDto"][];
            mailsPerDay: components["schemas"]["MailsOfDayDto"][];
            paths: components["schemas"]["WalkedPathDto"][];
            /** @description Stopped by an error, by what it said */
            errors: {
                [key: string]: number;
            };
        };
        CheckFlowDto: {
            /** @description The flow's text, JSON or not yet */
            flow: string;
            /** @description The flow that the text will replace, should it say another id */
            id?: string;
            /**
             * @description In which language it is told
             * @default en
             * @enum {string}
             */
            locale: "en" | "nl";
        };
        DraftFindingDto: {
            /** @description Stable name of the rule */
            rule: string;
            /** @enum {string} */
            level: "error" | "warning";
            message: string;
            /** @description From 1 */
            line: number;
            /** @description From 1, in UTF-16 code units, as editors count */
            column: number;
            /**
             * @description Where in the document
             * @example states.sent.after["3 days"]
             */
            path: string;
            /** @description What to write instead */
            suggestion: string | null;
        };
        MailsBoundDto: {
            mails: number;
            /** @description A path on which they fall due */
            path: string | null;
            /** @description False: there may be more */
            isMost: boolean;
        };
        MostMailsDto: {
            mails: number;
            /** @description A path on which they fall due */
            path: string | null;
            /** @description False: there may be more */
            isMost: boolean;
            /** @example 7 days */
            within: string;
            /** @description On paths that time alone walks */
            byTime: components["schemas"]["MailsBoundDto"];
        };
        PlacedNodeDto: {
            x: number;
            y: number;
            width: number;
            height: number;
            /** @description The state's name; `@start`, `@any`, `@goal` and `@exit` otherwise */
            id: string;
            /** @enum {string} */
            kind: "start" | "state" | "split" | "choice" | "final" | "any" | "goal" | "exit";
            name: string;
            /** @description What is done there */
            lines: string[];
            /** @description Name and lines as they fit into the box */
            shown: string[];
        };
        PointDto: {
            x: number;
            y: number;
        };
        LabelPlaceDto: {
            x: number;
            y: number;
            width: number;
            height: number;
            /** @description The labels in lines as they fit */
            lines: string[];
        };
        PlacedEdgeDto: {
            /** @example sent>reminder */
            id: string;
            from: string;
            to: string;
            /** @description Event, timer or guard, one for each way */
            labels: string[];
            /** @description Whether it leads from any state */
            anywhere: boolean;
            /** @description From the edge of one box to that of the other, by right angles */
            points: components["schemas"]["PointDto"][];
            /** @description The same with rounded corners, as the `d` of an SVG path */
            path: string;
            /** @description Null where it says nothing */
            label: components["schemas"]["LabelPlaceDto"] | null;
        };
        PictureDto: {
            width: number;
            height: number;
            nodes: components["schemas"]["PlacedNodeDto"][];
            edges: components["schemas"]["PlacedEdgeDto"][];
        };
        ExplainedSectionDto: {
            heading: string;
            sentences: string[];
        };
        CheckedFlowDto: {
            /** @description Whether it could be published, as far as its own text goes */
            valid: boolean;
            findings: components["schemas"]["DraftFindingDto"][];
            /** @description The most marketing mails that may fall due to one person */
            mostMails: components["schemas"]["MostMailsDto"] | null;
            /** @description Null where it has errors, or was not drawn */
            graph: components["schemas"]["PictureDto"] | null;
            /**
             * @description Why a flow without errors is not drawn
             * @enum {string|null}
             */
            notDrawn: "took-too-long" | "busy" | null;
            /** @description The flow in sentences */
            explain: components["schemas"]["ExplainedSectionDto"][] | null;
        };
        SimulateFlowDto: {
            /** @description The flow's text, JSON or not yet */
            flow?: string;
            /** @description A flow of the workspace; with `flow`: the one that the text will replace */
            id?: string;
            /**
             * @description One person with habits
             * @enum {string}
             */
            persona?: "opener" | "clicker" | "ignorer" | "unsubscriber" | "untracked";
            /** @description One person by a script, as `nurture simulate --events` takes it: { contact, account, history, start, trigger, events | persona } */
            events?: {
                [key: string]: unknown;
            };
            /** @description So many people, by `rates` */
            contacts?: number;
            /**
             * @description How they take it, or `measured`
             * @example open=45%,click=12%,meeting.booked=2%
             */
            rates?: string;
            /**
             * @description They come in over so long; all at once without it
             * @example 30 days
             */
            over?: string;
            /** @default 1 */
            seed: number;
            /**
             * @description ISO 8601, in the workspace's zone where it says none; a Monday morning without it
             * @example 2026-11-23T10:00
             */
            start?: string;
        };
        GraphNodeDto: {
            x: number;
            y: number;
            width: number;
            height: number;
            /** @description The state's name; `@start`, `@any`, `@goal` and `@exit` otherwise */
            id: string;
            /** @enum {string} */
            kind: "start" | "state" | "split" | "choice" | "final" | "any" | "goal" | "exit";
            name: string;
            /** @description What is done there */
            lines: string[];
            /** @description Name and lines as they fit into the box */
            shown: string[];
            /** @description In it now; of goal and exit: how many ended so */
            people: number;
            /** @description Came into it, ever */
            entered: number;
            /** @description Whose way ended here, by an exit or taken out */
            lost: number;
            /** @description `lost` of `entered`, 0 to 1; null where nobody came, and in final states */
            dropOff: number | null;
        };
        GraphEdgeDto: {
            /** @example sent>reminder */
            id: string;
            from: string;
            to: string;
            /** @description Event, timer or guard, one for each way */
            labels: string[];
            /** @description Whether it leads from any state */
            anywhere: boolean;
            /** @description From the edge of one box to that of the other, by right angles */
            points: components["schemas"]["PointDto"][];
            /** @description The same with rounded corners, as the `d` of an SVG path */
            path: string;
            /** @description Null where it says nothing */
            label: components["schemas"]["LabelPlaceDto"] | null;
            /** @description How many took it */
            people: number;
            /** @description Of those who came into the state that it leaves, 0 to 1 */
            share: number | null;
        };
        FlowGraphDto: {
            id: string;
            title: string;
            /** @description The version that is drawn */
            version: number;
            width: number;
            height: number;
            nodes: components["schemas"]["GraphNodeDto"][];
            edges: components["schemas"]["GraphEdgeDto"][];
        };
        FlowLineDto: {
            /** @example b2b-maturity-whitepaper */
            id: string;
            name: string;
            status: components["schemas"]["FlowStatus"];
            currentVersion: number;
            /** @description Ever enrolled */
            enrolled: number;
            /** @description In it now */
            active: number;
            /** @description Ended by the goal */
            converted: number;
            /** @description Stopped by a fault */
            setAside: number;
        };
        FlowListDto: {
            items: components["schemas"]["FlowLineDto"][];
        };
        FlowVersionLineDto: {
            number: number;
            /** Format: date-time */
            publishedAt: string;
            /** @description In it now */
            people: number;
        };
        StatePeopleDto: {
            state: string;
            people: number;
        };
        EndedPeopleDto: {
            /**
             * @description How they ended
             * @example converted
             */
            status: string;
            people: number;
        };
        EdgeDto: {
            /** @description The state it leaves; null where people come in */
            from: string | null;
            /**
             * @description What led on
             * @example opened
             */
            cause: string | null;
            to: string;
            /** @description How many took it */
            people: number;
            /** @description Share of those who came into the state that it leaves, 0 to 1 */
            share: number;
            /** @description Those who came into the state that it leaves */
            n: number;
            /** @description The 95 % interval of the share begins here */
            low: number | null;
            /** @description And ends here */
            high: number | null;
        };
        FlowDto: {
            id: string;
            name: string;
            /** @example active */
            status: string;
            currentVersion: number;
            versions: components["schemas"]["FlowVersionLineDto"][];
            /** @description Where people are now, over all versions */
            people: components["schemas"]["StatePeopleDto"][];
            ended: components["schemas"]["EndedPeopleDto"][];
            /** @description Stopped by a fault */
            setAside: number;
            /** @description How people move, over all versions */
            edges: components["schemas"]["EdgeDto"][];
            /** @description What each figure means, by its name */
            definitions: {
                [key: string]: string;
            };
        };
        VariantDto: {
            /**
             * @description The mail, or the state behind the branch
             * @example whitepaper-reminder
             */
            name: string;
            /**
             * @description Share of people who get it while the test runs, 0 to 1
             * @example 0.5
             */
            share: number;
            /** @description Who came to the test; each counts once */
            people: number;
            /** @description Mails that were accepted */
            sends: number;
            /** @description People whose opens and clicks may be seen at all */
            tracked: number;
            /** @description People of whom a human open was seen */
            opens: number;
            /** @description People of whom a human click was seen */
            clicks: number;
            /** @description People who reached the goal of the flow */
            conversions: number;
        };
        ComparisonDto: {
            /** @example whitepaper-reminder */
            first: string;
            /** @example whitepaper-reminder-short */
            second: string;
            /** @description People of each who were compared: their time is over, and they have a counterpart */
            pairs: number;
            /**
             * @description The second's rate minus the first's, -1 to 1; null without anybody
             * @example 0.04
             */
            difference: number | null;
            /**
             * @description The true difference is not below this, however often one looks
             * @example 0.01
             */
            lower: number;
            /**
             * @description The true difference is not above this, however often one looks
             * @example 0.07
             */
            upper: number;
        };
        ExperimentDto: {
            /**
             * @description Where it stands: state and action, or the name of a split
             * @example reminder.entry.0
             */
            place: string;
            /** @enum {string} */
            kind: "mail" | "branch";
            /**
             * @description What the differences are of, and what decides
             * @enum {string}
             */
            by: "opens" | "clicks" | "conversions";
            /** @description How long after the mail, or the branch, something counts; in milliseconds */
            withinMs: number;
            /**
             * @description The highest chance of a winner where all are alike
             * @example 0.05
             */
            risk: number;
            /**
             * Format: date-time
             * @description When the first one came to the test: everything counts from then on
             */
            since: string | null;
            variants: components["schemas"]["VariantDto"][];
            /** @description Every two variants */
            comparisons: components["schemas"]["ComparisonDto"][];
            /**
             * @description `no-rule`: nothing was fixed beforehand, so there is no verdict
             * @enum {string}
             */
            verdict: "no-rule" | "undecided" | "winner";
            /** @description The winning mail, or the state behind the winning branch */
            winner: string | null;
            /** Format: date-time */
            decidedAt: string | null;
        };
        ExperimentListDto: {
            items: components["schemas"]["ExperimentDto"][];
            /** @description What each figure means, by its name */
            definitions: {
                [key: string]: string;
            };
        };
        FlowVersionDto: {
            number: number;
            /** Format: date-time */
            publishedAt: string;
            /** @description The flow as its author wrote it (flow.schema.json) */
            document: {
                [key: string]: unknown;
            };
        };
        FlowDifferencesDto: {
            from: number;
            to: number;
            /** @description In order: states, ways, guards, mails, streams, rules */
            differences: components["schemas"]["FlowDifferenceDto"][];
        };
        FlowPublishedDto: {
            id: string;
            /** @description The version now in force for newcomers */
            version: number;
            /** @description `returned`: the content was a version before, and is in force again */
            change: components["schemas"]["FlowChange"];
            /** @description What could be better; it keeps nothing from being published */
            warnings: components["schemas"]["FindingDto"][];
            /** @description Who was moved; null where nobody was to */
            migration: components["schemas"]["MigrationDto"] | null;
        };
        GalleryFlowDto: {
            /**
             * @description As `nurture init DIR --from` takes it
             * @example webinar
             */
            programme: string;
            id: string;
            name: string;
            /** @description A flow, as flow.schema.json says */
            document: {
                [key: string]: unknown;
            };
            /** @description Mails that it sends and that the workspace does not have */
            missingMails: string[];
        };
        GalleryDto: {
            items: components["schemas"]["GalleryFlowDto"][];
        };
        SetAsideDto: {
            id: string;
            /** @description Address of the contact */
            contact: string;
            flow: string;
            version: number;
            state: string;
            /** @description What went wrong */
            reason: string;
            /**
             * Format: date-time
             * @description Since when they are in this state
             */
            since: string;
        };
        SetAsidePageDto: {
            items: components["schemas"]["SetAsideDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
        };
        MoveDto: {
            /** @description Null where they came in */
            from: string | null;
            /**
             * @description What led on
             * @example opened
             */
            cause: string | null;
            to: string;
            /**
             * @description Set where the walk ended so
             * @enum {string|null}
             */
            end: "goal" | "exit" | "left" | null;
        };
        StepDto: {
            /** Format: date-time */
            at: string;
            /**
             * @description The event's type, the timer, `check`, `enrol` or `migrate`
             * @example mail.opened
             */
            event: string;
            from: string | null;
            to: string;
            moves: components["schemas"]["MoveDto"][];
            /** @description What was looked at, with the values of that moment */
            guards: components["schemas"]["GuardDto"][];
            /** @description What was done */
            actions: string[];
            /** @description What else is to be said: why nothing came of it, who was moved */
            notes: string[];
        };
        EnrolmentStoryDto: {
            id: string;
            flow: string;
            version: number;
            /** @description active, completed, converted, exited or left */
            status: string;
            state: string;
            /** @example sent -> 3 days -> reminder -> opened -> deepDive */
            path: string;
            /** Format: date-time */
            enrolledAt: string;
            /** Format: date-time */
            endedAt: string | null;
            /** @description Why they are here */
            why: components["schemas"]["WhyDto"] | null;
            /** @description What comes next by itself, and when; empty where only an event leads on */
            next: components["schemas"]["NextStepDto"][];
            /** @description Mails whose outcome the clock of the state waits for */
            awaiting: string[];
            /** @description The fault that stopped them, if any */
            setAside: string | null;
            /** @description Whether a machine brought them here, and what followed had begun when that was found out */
            onMachineEvidence: boolean;
            /** @description Address of the contact */
            contact: string;
            /**
             * @description Why what is due does not come
             * @enum {string|null}
             */
            waitsFor: "flow-paused" | "with-sales" | null;
            /** @description Every step, the first one first */
            steps: components["schemas"]["StepDto"][];
            /** @description Its mails, the latest first: what was sent, skipped and why, what waits */
            mails: components["schemas"]["MailDto"][];
        };
        MoveByHandDto: {
            /**
             * @description A state of the version that they are on
             * @example talk
             */
            state: string;
        };
        SetAsideTaskDto: {
            id: string;
            /**
             * @description What was to be done
             * @example create-handoff
             */
            queue: string;
            /** @description Address of the contact that it is about */
            contact: string | null;
            /** @description Id of the flow that wanted it */
            flow: string | null;
            /** @description What went wrong the last time */
            reason: string;
            /** @description How often it was tried */
            attempts: number;
            /** Format: date-time */
            since: string;
            /**
             * Format: date-time
             * @description When it is tried by itself
             */
            nextAt: string;
        };
        SetAsideTaskPageDto: {
            items: components["schemas"]["SetAsideTaskDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
        };
        TaskIdDto: {
            /** @description Of the task */
            id: string;
        };
        MailTemplateDto: {
            /** @example whitepaper-reminder */
            name: string;
            /**
             * @description What it is sent as
             * @enum {string}
             */
            use: "marketing" | "service" | "internal";
            /** @description The languages that it is in, the workspace's own first */
            locales: string[];
            /** @description As it is written, in the first of its languages */
            subject: string | null;
            /** @description Flows that send it themselves */
            flows: string[];
        };
        MailTemplateListDto: {
            items: components["schemas"]["MailTemplateDto"][];
        };
        TemplateLinkDto: {
            index: number;
            name: string;
            /** @description As its author wrote it */
            href: string;
            /** @description As it stands in `html`; null where it is not tracked */
            tracked: string | null;
        };
        TemplateFindingDto: {
            rule: string;
            /** @enum {string} */
            level: "error" | "warning";
            message: string;
            line: number;
            column: number;
            suggestion: string | null;
        };
        MailPreviewDto: {
            name: string;
            locales: string[];
            subject: string;
            html: string;
            text: string;
            headers: {
                [key: string]: string;
            };
            /** @description Of the whole message */
            bytes: number;
            links: components["schemas"]["TemplateLinkDto"][];
            findings: components["schemas"]["TemplateFindingDto"][];
        };
        SendTestDto: {
            /**
             * Format: email
             * @description Who gets it
             */
            to: string;
            /**
             * @description The workspace's own language without it
             * @example nl
             */
            locale?: string;
        };
        TestSentDto: {
            to: string;
            subject: string;
            /** @description False: it lies in the development mailbox */
            left: boolean;
        };
        MailPageDto: {
            items: components["schemas"]["MailDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
        };
        MailHitDto: {
            /** @enum {string} */
            kind: "open" | "click" | "download";
            /** Format: date-time */
            at: string;
            /** @description Where a clicked link leads */
            destination: string | null;
            /** @description Whether a person did it; null while that is not judged yet */
            verdict: string | null;
            /** @description How sure that is: `certain` or `probable` */
            certainty: string | null;
            /**
             * @description What speaks for it
             * @example [
             *       "burst"
             *     ]
             */
            signs: string[];
            /** @description Whether it counts as done by a person */
            counts: boolean;
            /**
             * Format: date-time
             * @description When the verdict turned, and what it did was taken back
             */
            revisedAt: string | null;
        };
        MailReturnDto: {
            /**
             * @description `hard`: the address is gone; `soft`: full or down; `sender`: held against us, not against the contact
             * @enum {string}
             */
            kind: "hard" | "soft" | "sender" | "complaint" | "unsubscribe" | "delayed" | "arrived" | "replied";
            /** @example mailbox full */
            reason: string;
            /**
             * @description Status code of the mail server
             * @example 5.2.2
             */
            status: string | null;
            /**
             * @description Who reported it: a hook or a mailbox
             * @example ses
             */
            via: string;
            /** Format: date-time */
            at: string;
        };
        MailWithHitsDto: {
            /**
             * @description A number; `w` stands before it while the mail is only planned
             * @example 1042
             */
            id: string;
            /** @description `waiting`: planned, not begun */
            status: components["schemas"]["MailStatus"];
            /**
             * @description Why it waits, was skipped or failed
             * @example quiet-hours
             */
            reason: string | null;
            /** @example whitepaper-reminder */
            name: string;
            /** @enum {string} */
            kind: "marketing" | "service" | "notification";
            topic: string | null;
            /** @description Address of the contact it is for, or about */
            contact: string | null;
            /** @description Whom it is addressed to */
            recipient: string | null;
            flow: string | null;
            state: string | null;
            messageId: string | null;
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description When its outcome was known
             */
            settledAt: string | null;
            /**
             * Format: date-time
             * @description When it is tried next; null where nothing more is tried
             */
            nextAt: string | null;
            /** @description Whether it left for something that turned out to be a machine’s doing */
            onMachineEvidence: boolean;
            /** @description What its readers did */
            hits: components["schemas"]["MailHitDto"][];
            /** @description What came back of it */
            returns: components["schemas"]["MailReturnDto"][];
        };
        ResolveMailDto: {
            /** @description True: it arrived; false: it did not, and is not sent again */
            arrived: boolean;
        };
        HandoffPageDto: {
            items: components["schemas"]["HandoffDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
        };
        SlaCountDto: {
            kept: number;
            broken: number;
            /** @description There is still time */
            running: number;
        };
        SlaFiguresDto: {
            /**
             * @description The month in which the leads came
             * @example 2026-11
             */
            month: string;
            /** @description Id of the salesperson in workspace.json */
            person: string;
            team: string;
            /** @description Leads that came to their desk */
            assigned: number;
            /** @description Accepted in the time agreed on */
            accept: components["schemas"]["SlaCountDto"];
            /** @description Contacted in the time agreed on; not owed for a lead that was given back or rejected before */
            contact: components["schemas"]["SlaCountDto"];
            /** @description Minutes at work */
            medianAcceptMinutes: number | null;
            /** @description Minutes at work */
            medianContactMinutes: number | null;
            /** @description Leads that were passed on to a colleague */
            passedOn: number;
            won: number;
            lost: number;
        };
        SlaReportDto: {
            items: components["schemas"]["SlaFiguresDto"][];
        };
        OutcomeDto: {
            /**
             * @description What sales says of the lead
             * @enum {string}
             */
            answer: "accept" | "contacted" | "meeting" | "won" | "lost" | "recycle" | "reject";
            /** @description Id of a reason in handoff.json; needed for recycle, reject and lost */
            reason?: string;
            /** @description In own words */
            note?: string;
            /**
             * @description recycle: the day until which the lead rests
             * @example 2027-03-01
             */
            until?: string;
            /** @description recycle: the flow to go on in */
            flow?: string;
            /**
             * @description won: what it brought
             * @example 50000
             */
            amount?: number;
            /** @description Who answers, by the id in workspace.json; the key’s name, if not given */
            person?: string;
        };
        OutcomeTakenDto: {
            /**
             * @description Where the handoff stands now
             * @example recycled
             */
            status: string;
            /** @description True when the same answer was on record already */
            repeated: boolean;
        };
        AbsenceDto: {
            /** @description To take it back by; null for what stands in workspace.json */
            id: string | null;
            /**
             * @description A day, `YYYY-MM-DD`
             * @example 2027-07-01
             */
            from: string;
            /**
             * @description A day, `YYYY-MM-DD`
             * @example 2027-07-01
             */
            until: string;
        };
        SalespersonDeskDto: {
            /** @example leila */
            id: string;
            name: string;
            teams: string[];
            /** @description Open leads at once; null: as many as come */
            capacity: number | null;
            /** @description Days away: no new leads, and no clock of the agreement runs */
            absences: components["schemas"]["AbsenceDto"][];
        };
        SalesDesksDto: {
            items: components["schemas"]["SalespersonDeskDto"][];
        };
        NewAbsenceDto: {
            /**
             * @description The first day away
             * @example 2027-07-01
             */
            from: string;
            /**
             * @description The last day away; the first one, if left out
             * @example 2027-07-01
             */
            until?: string;
        };
        WebhookDeliveryDto: {
            /** @description For sending it again */
            id: string;
            /** @description The `webhook-id` that a receiver tells repetitions by: the same at each try */
            webhookId: string;
            /** @description Id of the endpoint in handoff.json */
            endpoint: string;
            /** @example handoff.won */
            type: string;
            /**
             * @description `failed`: not taken for three days; `dropped`: its endpoint is no more configured
             * @enum {string}
             */
            status: "waiting" | "delivered" | "failed" | "dropped";
            /** @description What is posted, as it is signed */
            body: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            deliveredAt: string | null;
            /** @description Tries that were made of what still waits */
            attempts: number;
            /** @description What came of the last try */
            lastError: string | null;
            /** Format: date-time */
            nextTryAt: string | null;
            /** @description How often it was sent again by hand */
            replays: number;
        };
        WebhookDeliveryPageDto: {
            items: components["schemas"]["WebhookDeliveryDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
        };
        WebhookReplayedDto: {
            id: string;
        };
        WebhookEndpointDto: {
            /** @description As in handoff.json; null: the webhooks of flows */
            id: string | null;
            /** @description What it is told of */
            events: string[];
            /** @description What its signatures are checked with, as Standard Webhooks libraries take it */
            secret: string;
        };
        WebhookEndpointsDto: {
            items: components["schemas"]["WebhookEndpointDto"][];
        };
        PeriodDto: {
            /** Format: date */
            from: string;
            /**
             * Format: date
             * @description The last day, included
             */
            until: string;
        };
        FigureDto: {
            /** @description Null where there is nothing to say */
            value: number | null;
            /** @description How many people (mails, deals …) stand under it */
            n: number;
            /** @description The 95 % interval begins here */
            low: number | null;
            /** @description And ends here */
            high: number | null;
            /** @description The same in the period before */
            before: number | null;
        };
        FunnelStageDto: {
            /** @enum {string} */
            stage: "lead" | "mql" | "sql" | "customer";
            entered: components["schemas"]["FigureDto"];
            conversion: components["schemas"]["FigureDto"] | null;
            daysToNext: components["schemas"]["FigureDto"] | null;
            dropOff: components["schemas"]["FigureDto"] | null;
        };
        CloseTimeDriftDto: {
            /** @enum {string} */
            direction: "slower" | "faster";
            /**
             * Format: date
             * @description The first customer of the new kind closed on it
             */
            since: string;
            /**
             * Format: date
             * @description From when on it was sure enough
             */
            noticedAt: string;
            /** @description Median days before */
            medianBefore: number;
            /** @description Median days from then until it was noticed */
            medianAfter: number;
        };
        CloseTimesDto: {
            /**
             * @description `drifting`: noticed in the last 90 days
             * @enum {string}
             */
            verdict: "too-few" | "steady" | "drifting";
            /** @description Customers looked at, up to the end of the period */
            n: number;
            drifts: components["schemas"]["CloseTimeDriftDto"][];
        };
        FunnelDto: {
            period: components["schemas"]["PeriodDto"];
            /** @description What `before` is of */
            before: components["schemas"]["PeriodDto"];
            /**
             * @description The zone of its days
             * @example Europe/Amsterdam
             */
            timezone: string;
            /**
             * Format: date-time
             * @description The figures are those of this moment, some seconds ago; null while they are made for the first time
             */
            asOf: string | null;
            /** @description What each figure means, by its name */
            definitions: {
                [key: string]: string;
            };
            visitors: components["schemas"]["FigureDto"];
            visitorsPerLead: components["schemas"]["FigureDto"];
            stages: components["schemas"]["FunnelStageDto"][];
            closeDays: components["schemas"]["FigureDto"];
            /** @description Whether the close time changed for good */
            closeTimes: components["schemas"]["CloseTimesDto"];
        };
        ForecastDto: {
            value: number;
            low: number;
            high: number;
        };
        TargetDto: {
            id: string;
            /** @enum {string} */
            metric: "visitors" | "leads" | "mqls" | "sqls" | "customers" | "revenue";
            amount: number;
            owner: string;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            why: string;
            /** @description Days of the period that are over, as far as they count */
            daysGone: number;
            daysInAll: number;
            /** @description Only days on which people work count */
            onBusinessDays: boolean;
            /** @description Up to the end of yesterday */
            actual: number;
            /** @description What the amount asks for by now */
            expected: number | null;
            /** @enum {string} */
            status: "not-begun" | "reached" | "on-pace" | "behind" | "missed";
            /** @description Where it ends, with a 95 % band */
            forecast: components["schemas"]["ForecastDto"] | null;
        };
        PaceDto: {
            /**
             * Format: date
             * @description The day that it is for the company
             */
            today: string;
            /**
             * Format: date-time
             * @description The figures are those of this moment, some seconds ago; null while they are made for the first time
             */
            asOf: string | null;
            /** @description Those that run first, then past ones, the latest first */
            targets: components["schemas"]["TargetDto"][];
            /** @description What each figure means, by its name */
            definitions: {
                [key: string]: string;
            };
        };
        BreakdownRowDto: {
            /**
             * @description Empty: nothing is known
             * @example paid-search
             */
            key: string;
            /** @description Null by content and by flow, which nobody has before they are known */
            visitors: components["schemas"]["FigureDto"] | null;
            visitorsPerLead: components["schemas"]["FigureDto"] | null;
            leads: components["schemas"]["FigureDto"];
            mqls: components["schemas"]["FigureDto"];
            sqls: components["schemas"]["FigureDto"];
            customers: components["schemas"]["FigureDto"];
            leadToCustomer: components["schemas"]["FigureDto"];
            leadsPerCustomer: components["schemas"]["FigureDto"];
            revenue: components["schemas"]["FigureDto"];
            leadValue: components["schemas"]["FigureDto"];
            closeDays: components["schemas"]["FigureDto"];
            spend: components["schemas"]["FigureDto"] | null;
            costPerLead: components["schemas"]["FigureDto"] | null;
            costPerCustomer: components["schemas"]["FigureDto"] | null;
            roi: components["schemas"]["FigureDto"] | null;
        };
        BreakdownDto: {
            period: components["schemas"]["PeriodDto"];
            /** @description What `before` is of */
            before: components["schemas"]["PeriodDto"];
            /**
             * @description The zone of its days
             * @example Europe/Amsterdam
             */
            timezone: string;
            /**
             * Format: date-time
             * @description The figures are those of this moment, some seconds ago; null while they are made for the first time
             */
            asOf: string | null;
            /** @description What each figure means, by its name */
            definitions: {
                [key: string]: string;
            };
            /** @description What the rows are told apart by */
            by: string;
            /** @description The most leads first */
            rows: components["schemas"]["BreakdownRowDto"][];
        };
        AttributedDto: {
            revenue: number;
            deals: number;
        };
        SharesDto: {
            /** @description Deals in which it had a part */
            deals: number;
            /** @description All to the first touch */
            first: number;
            /** @description All to the last touch before the deal */
            last: number;
            /** @description The same to each */
            linear: number;
            /** @description 40 % to the first, 40 % to the last, the rest between */
            position: number;
            /** @description Half as much for each 7 days further from the deal */
            decay: number;
        };
        CreditDto: {
            /** @description Deals in which it had a part */
            deals: number;
            /** @description All to the first touch */
            first: number;
            /** @description All to the last touch before the deal */
            last: number;
            /** @description The same to each */
            linear: number;
            /** @description 40 % to the first, 40 % to the last, the rest between */
            position: number;
            /** @description Half as much for each 7 days further from the deal */
            decay: number;
            /** @example paid-search */
            key: string;
            /** @description The same of the period before */
            before: components["schemas"]["SharesDto"];
        };
        AttributionDto: {
            period: components["schemas"]["PeriodDto"];
            /** @description What `before` is of */
            before: components["schemas"]["PeriodDto"];
            /**
             * @description The zone of its days
             * @example Europe/Amsterdam
             */
            timezone: string;
            /**
             * Format: date-time
             * @description The figures are those of this moment, some seconds ago; null while they are made for the first time
             */
            asOf: string | null;
            /** @description What each figure means, by its name */
            definitions: {
                [key: string]: string;
            };
            /** @description The sum of each column */
            revenue: number;
            deals: number;
            /** @description The same of the period before */
            earlier: components["schemas"]["AttributedDto"];
            /** @description What got a share in either period */
            rows: components["schemas"]["CreditDto"][];
        };
        LeadsAndCustomersDto: {
            people: number;
            customers: number;
        };
        PathStepDto: {
            /** @example page /pricing */
            step: string;
            /** @description How many came so far by this very path, customers or not */
            people: number;
            /** @description Share of those at the step before who did not come here next */
            dropOff: number;
            /** @description The 95 % interval of that share begins here */
            low: number | null;
            /** @description And ends here */
            high: number | null;
            /** @description That share in the period before */
            before: number | null;
        };
        PathDto: {
            path: string[];
            /** @description How many walked it and bought */
            customers: number;
            /** @description And in the period before */
            customersBefore: number;
            steps: components["schemas"]["PathStepDto"][];
        };
        PathsDto: {
            period: components["schemas"]["PeriodDto"];
            /** @description What `before` is of */
            before: components["schemas"]["PeriodDto"];
            /**
             * @description The zone of its days
             * @example Europe/Amsterdam
             */
            timezone: string;
            /**
             * Format: date-time
             * @description The figures are those of this moment, some seconds ago; null while they are made for the first time
             */
            asOf: string | null;
            /** @description What each figure means, by its name */
            definitions: {
                [key: string]: string;
            };
            /** @description Leads of the period */
            people: number;
            /** @description Of them, customers by now */
            customers: number;
            /** @description The same of the period before */
            earlier: components["schemas"]["LeadsAndCustomersDto"];
            /** @description The most frequent first */
            paths: components["schemas"]["PathDto"][];
        };
        CohortBeforeDto: {
            spendPerMonth: number;
            lifetimeValue: number;
        };
        CohortMonthDto: {
            /** @description Months since the first one */
            offset: number;
            /** @description How many of the cohort paid in it */
            customers: number;
            revenue: number;
            /** @description All that one customer paid so far, on average */
            valueSoFar: number;
        };
        CohortDto: {
            /**
             * Format: date
             * @description The first day of the month of their first payment
             */
            month: string;
            customers: number;
            spendPerMonth: number;
            lifetimeValue: number;
            /** @description As it stood a month earlier; null where it began in the last month */
            before: components["schemas"]["CohortBeforeDto"] | null;
            months: components["schemas"]["CohortMonthDto"][];
        };
        RetentionDto: {
            /** Format: date */
            month: string;
            /** @description Accounts that paid in the earlier month */
            customers: number;
            revenueBefore: number;
            revenue: number;
            /** @description Above 1: growth exceeds churn */
            netRevenueRetention: number | null;
        };
        CohortsDto: {
            cohorts: components["schemas"]["CohortDto"][];
            /** @description Each month against the one before */
            monthly: components["schemas"]["RetentionDto"][];
            /** @description Each month against the same one a year before */
            yearly: components["schemas"]["RetentionDto"][];
            /** @description What each figure means, by its name */
            definitions: {
                [key: string]: string;
            };
        };
        MailFiguresDto: {
            /** @description Empty: outside of flows */
            flow: string;
            mail: string;
            sent: components["schemas"]["FigureDto"];
            delivered: components["schemas"]["FigureDto"];
            opened: components["schemas"]["FigureDto"];
            clicked: components["schemas"]["FigureDto"];
            unsubscribed: components["schemas"]["FigureDto"];
            complained: components["schemas"]["FigureDto"];
        };
        MailsFiguresDto: {
            period: components["schemas"]["PeriodDto"];
            /** @description What `before` is of */
            before: components["schemas"]["PeriodDto"];
            /**
             * @description The zone of its days
             * @example Europe/Amsterdam
             */
            timezone: string;
            /**
             * Format: date-time
             * @description The figures are those of this moment, some seconds ago; null while they are made for the first time
             */
            asOf: string | null;
            /** @description What each figure means, by its name */
            definitions: {
                [key: string]: string;
            };
            rows: components["schemas"]["MailFiguresDto"][];
        };
        ContentRowDto: {
            /** @enum {string} */
            kind: "cta" | "content";
            name: string;
            people: components["schemas"]["FigureDto"];
            clicked: components["schemas"]["FigureDto"] | null;
            rating: components["schemas"]["FigureDto"] | null;
        };
        ContentDto: {
            period: components["schemas"]["PeriodDto"];
            /** @description What `before` is of */
            before: components["schemas"]["PeriodDto"];
            /**
             * @description The zone of its days
             * @example Europe/Amsterdam
             */
            timezone: string;
            /**
             * Format: date-time
             * @description The figures are those of this moment, some seconds ago; null while they are made for the first time
             */
            asOf: string | null;
            /** @description What each figure means, by its name */
            definitions: {
                [key: string]: string;
            };
            rows: components["schemas"]["ContentRowDto"][];
        };
        BoundedDto: {
            value: number;
            low: number;
            high: number;
        };
        VerdictDto: {
            /** @enum {string} */
            verdict: "calibrated" | "not-calibrated" | "too-few";
            /** @description Handoffs closed as won, lost or rejected */
            leads: number;
            won: number;
            /** @description How often one who bought had more points than one who did not; 0.5 is chance */
            ranks: components["schemas"]["BoundedDto"] | null;
        };
        ScoreBandDto: {
            from: number;
            until: number;
            n: number;
            won: number;
            /** @description Share that was won, 0 to 1 */
            rate: number;
            /** @description The 95 % interval of the rate begins here */
            low: number;
            /** @description And ends here */
            high: number;
        };
        ReasonCountDto: {
            /** @enum {string} */
            answer: "rejected" | "lost";
            /** @description Id of a reason in handoff.json; empty where none was given */
            reason: string;
            leads: number;
        };
        RuleLiftDto: {
            rule: string;
            /** @description Closed leads to which it gave points */
            n: number;
            won: number;
            rate: number;
            low: number;
            high: number;
            /** @description Close rate with the rule ÷ without it */
            lift: components["schemas"]["BoundedDto"] | null;
            /** @enum {string} */
            verdict: "predicts" | "against" | "does-not-predict" | "too-few";
            /** @description Why sales said no to leads of this rule */
            reasons: components["schemas"]["ReasonCountDto"][];
        };
        SourceReasonsDto: {
            /** @description The channel that the leads came from */
            source: string;
            reasons: components["schemas"]["ReasonCountDto"][];
        };
        CalibrationDto: {
            period: components["schemas"]["PeriodDto"];
            /** @description What `before` is of */
            before: components["schemas"]["PeriodDto"];
            /**
             * @description The zone of its days
             * @example Europe/Amsterdam
             */
            timezone: string;
            /**
             * Format: date-time
             * @description The figures are those of this moment, some seconds ago; null while they are made for the first time
             */
            asOf: string | null;
            /** @description What each figure means, by its name */
            definitions: {
                [key: string]: string;
            };
            /** @enum {string} */
            verdict: "calibrated" | "not-calibrated" | "too-few";
            /** @description Handoffs closed as won, lost or rejected */
            leads: number;
            won: number;
            /** @description How often one who bought had more points than one who did not; 0.5 is chance */
            ranks: components["schemas"]["BoundedDto"] | null;
            /** @description The verdict of the period before */
            earlier: components["schemas"]["VerdictDto"];
            /** @description From few points to many */
            bands: components["schemas"]["ScoreBandDto"][];
            /** @description The strongest first */
            rules: components["schemas"]["RuleLiftDto"][];
            sources: components["schemas"]["SourceReasonsDto"][];
        };
        ChannelWonDto: {
            channel: string;
            won: components["schemas"]["FigureDto"];
        };
        SalespersonFiguresDto: {
            /** @description Empty: nobody has them yet */
            salesperson: string;
            handoffs: components["schemas"]["FigureDto"];
            won: components["schemas"]["FigureDto"];
            revenue: components["schemas"]["FigureDto"];
            hoursToAnswer: components["schemas"]["FigureDto"];
            channels: components["schemas"]["ChannelWonDto"][];
        };
        SalespeopleDto: {
            period: components["schemas"]["PeriodDto"];
            /** @description What `before` is of */
            before: components["schemas"]["PeriodDto"];
            /**
             * @description The zone of its days
             * @example Europe/Amsterdam
             */
            timezone: string;
            /**
             * Format: date-time
             * @description The figures are those of this moment, some seconds ago; null while they are made for the first time
             */
            asOf: string | null;
            /** @description What each figure means, by its name */
            definitions: {
                [key: string]: string;
            };
            rows: components["schemas"]["SalespersonFiguresDto"][];
        };
        RatesDto: {
            /**
             * @description Of visitors that become leads
             * @example 0.35
             */
            visitorLead: number;
            /**
             * @description Of leads that become MQLs
             * @example 0.45
             */
            leadMql: number;
            /**
             * @description Of MQLs that become SQLs
             * @example 0.3
             */
            mqlSql: number;
            /**
             * @description Of SQLs that become customers
             * @example 0.15
             */
            sqlCustomer: number;
        };
        FunnelGoalDto: {
            /**
             * @description Of the company, in the period that is planned
             * @example 10000000
             */
            revenue: number;
            /**
             * @description Marketing's share of it
             * @example 0.4
             */
            marketingShare: number;
            /**
             * @description Of an average order
             * @example 50000
             */
            orderValue: number;
            rates: components["schemas"]["RatesDto"];
        };
        MeasuredGoalDto: {
            /**
             * @description Of the company, in the period that is planned
             * @example 10000000
             */
            revenue: number;
            /**
             * @description Marketing's share of it
             * @example 0.4
             */
            marketingShare: number;
            /**
             * @description Of an average order
             * @example 50000
             */
            orderValue: number;
            /**
             * @description The workspace’s own rates of the last year
             * @enum {string}
             */
            rates: "measured";
        };
        MeasuredRateDto: {
            value: number | null;
            /** @description Of how many */
            n: number;
            low: number | null;
            high: number | null;
        };
        MeasuredRatesDto: {
            visitorLead: components["schemas"]["MeasuredRateDto"];
            leadMql: components["schemas"]["MeasuredRateDto"];
            mqlSql: components["schemas"]["MeasuredRateDto"];
            sqlCustomer: components["schemas"]["MeasuredRateDto"];
        };
        FunnelPeopleDto: {
            /** @description What marketing is to bring in */
            target: number;
            deals: number;
            sqls: number;
            mqls: number;
            leads: number;
            visitors: number;
        };
        FunnelPlanDto: {
            /** @description What marketing is to bring in */
            target: number;
            deals: number;
            sqls: number;
            mqls: number;
            leads: number;
            visitors: number;
            /** @description The rates that were used */
            rates: components["schemas"]["RatesDto"];
            /** @description With `measured`: how sure they are */
            measured?: components["schemas"]["MeasuredRatesDto"];
            /** @description With every rate at its good end */
            best?: components["schemas"]["FunnelPeopleDto"] | null;
            /** @description At its bad end; null: no number is enough */
            worst?: components["schemas"]["FunnelPeopleDto"] | null;
        };
        CampaignDto: {
            /**
             * @description How often it is shown; with `clickRate` and `conversion`
             * @example 500000
             */
            impressions?: number;
            /**
             * @description Of the impressions that are clicked; 0.002, if not given
             * @example 0.002
             */
            clickRate?: number;
            /**
             * @description Of the clicks that become leads
             * @example 0.05
             */
            conversion?: number;
            /**
             * @description Instead of the three: how many leads it brings
             * @example 100
             */
            leads?: number;
            /**
             * @description What a lead is worth
             * @example 100
             */
            leadValue?: number;
            /**
             * @description Instead: of the leads that become customers; with `orderValue`
             * @example 0.04
             */
            closeRate?: number;
            /**
             * @description What a customer pays
             * @example 100
             */
            orderValue?: number;
            /**
             * @description Of the campaign
             * @example 2000
             */
            price?: number;
            /**
             * @description Instead: of each lead
             * @example 3.41
             */
            costPerLead?: number;
        };
        CampaignPlanDto: {
            impressions: number | null;
            clicks: number | null;
            leads: number;
            customers: number | null;
            leadValue: number;
            revenue: number;
            cost: number;
            costPerLead: number | null;
            /** @description Revenue less cost */
            result: number;
            /** @description Result per unit of cost: 0.173 is 17.3 % */
            roi: number | null;
            /** @description It costs less than it brings in */
            worthIt: boolean;
        };
        ChannelDto: {
            /** @example SEO */
            name: string;
            /**
             * @description How many visitors make one lead
             * @example 20
             */
            visitorsPerLead: number;
            /**
             * @description What a lead is worth
             * @example 1000
             */
            leadValue: number;
            /**
             * @description Paid once, in the first month
             * @example 400
             */
            fixedCost?: number;
            /**
             * @description Paid each month
             * @example 0
             */
            fixedCostPerMonth?: number;
            /**
             * @description Of each visitor
             * @example 5
             */
            costPerVisitor?: number;
            /**
             * @description Visitors that come each month
             * @example 20
             */
            visitorsPerMonth?: number;
            /**
             * @description Instead: spent once, fixed costs out of it, on visitors
             * @example 400
             */
            budget?: number;
            /**
             * @description Instead: spent each month
             * @example 400
             */
            budgetPerMonth?: number;
        };
        ChannelsDto: {
            /**
             * @description How many to look ahead
             * @default 12
             */
            months: number;
            channels: components["schemas"]["ChannelDto"][];
        };
        FirstLeadDto: {
            cost: number;
            return: number;
        };
        ChannelMonthDto: {
            /** @description Counted from 1 */
            month: number;
            visitors: number;
            leads: number;
            revenue: number;
            cost: number;
            return: number;
            /** @description Return of all months so far */
            cumulative: number;
        };
        ChannelPlanDto: {
            name: string;
            /** @description What the first lead alone costs and returns */
            firstLead: components["schemas"]["FirstLeadDto"];
            months: components["schemas"]["ChannelMonthDto"][];
        };
        OvertakingDto: {
            /** @example SEO */
            channel: string;
            /** @example Social */
            overtaken: string;
            /** @description In which its cumulative return passes the other one’s */
            month: number;
        };
        ChannelsPlanDto: {
            months: number;
            channels: components["schemas"]["ChannelPlanDto"][];
            overtakings: components["schemas"]["OvertakingDto"][];
        };
        NewDealDto: {
            /**
             * @description Of your own; the same one again takes no effect
             * @example crm-48213
             */
            id: string;
            /**
             * @description Whom it was closed with
             * @example ann@example.com
             */
            email: string;
            /** @example 50000 */
            amount: number;
            /**
             * Format: date-time
             * @description When it was won; now, if not given
             */
            at?: string;
        };
        DealDto: {
            /** @description As its reporter named it */
            id: string;
            /** Format: date-time */
            at: string;
            email: string;
            /** @description The company’s domain */
            account: string | null;
            /** @description Null where nobody said */
            amount: number | null;
            /** @description `handoff`: sales answered so; `api`: another system reported it */
            source: string;
        };
        DealPageDto: {
            items: components["schemas"]["DealDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
        };
        NewSpendDto: {
            /**
             * @description Of your own; the same one again corrects the line
             * @example ads-2027-03
             */
            id: string;
            /**
             * Format: date
             * @description The first day that it was spent on
             * @example 2027-03-01
             */
            from: string;
            /**
             * Format: date
             * @description The last one; spent evenly over all
             * @example 2027-03-31
             */
            until?: string;
            /**
             * @description Found from source and medium, if not given
             * @enum {string}
             */
            channel?: "paid-search" | "organic-search" | "paid-social" | "social" | "display" | "email" | "affiliate" | "event" | "referral" | "direct" | "import" | "api" | "other";
            /**
             * @description As `utm_source` says it
             * @example linkedin
             */
            source?: string;
            /**
             * @description As `utm_medium` says it
             * @example cpc
             */
            medium?: string;
            /** @description As `utm_campaign` says it */
            campaign?: string;
            /** @example 400 */
            amount: number;
        };
        SpendDto: {
            id: string;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            /** @enum {string} */
            channel: "paid-search" | "organic-search" | "paid-social" | "social" | "display" | "email" | "affiliate" | "event" | "referral" | "direct" | "import" | "api" | "other";
            source: string | null;
            campaign: string | null;
            amount: number;
        };
        SpendPageDto: {
            items: components["schemas"]["SpendDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
        };
        RecordedDto: {
            /** @description How many lines now stand as they were sent */
            recorded: number;
        };
        NewRevenueDto: {
            /**
             * @description The company’s domain
             * @example example.com
             */
            account: string;
            /** @example 2027-03 */
            month: string;
            /** @example 1200 */
            amount: number;
        };
        RevenueDto: {
            account: string;
            /** @example 2027-03 */
            month: string;
            amount: number;
        };
        RevenuePageDto: {
            items: components["schemas"]["RevenueDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
        };
        NewTargetDto: {
            /**
             * @description Of your own; the same one again changes the target
             * @example leads-2027-q1
             */
            id: string;
            /** @enum {string} */
            metric: "visitors" | "leads" | "mqls" | "sqls" | "customers" | "revenue";
            /** @example 300 */
            amount: number;
            /**
             * @description Who answers for it
             * @example sanne
             */
            owner: string;
            /**
             * Format: date
             * @example 2027-01-01
             */
            from: string;
            /**
             * Format: date
             * @description The last day
             * @example 2027-03-31
             */
            until: string;
            /**
             * @description What it is good for
             * @example Enough leads for 12 deals
             */
            why: string;
        };
        ByPerspectiveDto: {
            marketing: number | null;
            sales: number | null;
            "customer-success": number | null;
        };
        ByQuestionDto: {
            people: number | null;
            processes: number | null;
            data: number | null;
            technology: number | null;
            result: number | null;
        };
        PhaseScoreDto: {
            /** @enum {string} */
            phase: "aware" | "understand" | "judge" | "decide" | "onboard" | "retain";
            /** @description Mean of the perspectives that answered, 1 to 5 */
            score: number | null;
            /** @description The level that is reached in full */
            level: number | null;
            byPerspective: components["schemas"]["ByPerspectiveDto"];
            byQuestion: components["schemas"]["ByQuestionDto"];
            /** @description The most that two perspectives differ by */
            spread: number | null;
        };
        AdviceDto: {
            /** @enum {string} */
            phase: "aware" | "understand" | "judge" | "decide" | "onboard" | "retain";
            toLevel: number;
            /** @description The question that scores least */
            beginWith: string | null;
            step: string;
        };
        LadderDto: {
            /** @description Levels in order from below, without a gap */
            level: number;
            /** @description The one to work on */
            next: string | null;
            /** @description In order, but above one that is not */
            tooEarly: ("website" | "brand-awareness" | "leads" | "lead-quality" | "automated")[];
        };
        ScanDto: {
            id: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
            /** @description Who answered */
            people: number;
            phases: components["schemas"]["PhaseScoreDto"][];
            /** @description The phase that brakes the others */
            weakest: string | null;
            /** @description Its level: the whole machine is no better */
            level: number | null;
            /** @description Which nobody took: one side alone is too optimistic */
            missing: ("marketing" | "sales" | "customer-success")[];
            /** @description What to do first, in this order */
            advice: components["schemas"]["AdviceDto"][];
            ladder: components["schemas"]["LadderDto"] | null;
            /** @description The radar chart, as SVG */
            radar: string;
        };
        ScansDto: {
            /** @description The latest first */
            items: components["schemas"]["ScanDto"][];
        };
        RoundLinkDto: {
            /** @description Whoever has it may add answers to the round, without a name */
            url: string;
            /** Format: date-time */
            until: string;
        };
        MaturityAnswerDto: {
            /**
             * @description Who answers
             * @example sanne
             */
            person: string;
            /** @enum {string} */
            perspective: "marketing" | "sales" | "customer-success";
            /** @enum {string} */
            phase: "aware" | "understand" | "judge" | "decide" | "onboard" | "retain";
            /** @enum {string} */
            question: "people" | "processes" | "data" | "technology" | "result";
            score: number;
        };
        NewScanDto: {
            /**
             * @description Of your own; answers to the same one are added up
             * @example 2027-q1
             */
            id: string;
            /**
             * @description The id, if not given
             * @example First quarter of 2027
             */
            name?: string;
            answers: components["schemas"]["MaturityAnswerDto"][];
            /** @description Of online marketing: which levels are in order */
            inOrder?: ("website" | "brand-awareness" | "leads" | "lead-quality" | "automated")[];
        };
        ReportPreviewDto: {
            subject: string;
            /** @description With its pictures inside */
            html: string;
            text: string;
        };
        AlarmDto: {
            /**
             * @description `transport`: all marketing mail waits; else the receiving domain
             * @example gmx.de
             */
            scope: string;
            /** @example sender on a blocklist */
            reason: string;
            /** @description Mails refused in the day before */
            returns: number;
            /** Format: date-time */
            since: string;
            /**
             * Format: date-time
             * @description When it goes on by itself
             */
            until: string;
        };
        SendingDto: {
            /** @description False: no mail leaves, of any flow, whoever it is for */
            on: boolean;
            /**
             * Format: date-time
             * @description When it was last turned
             */
            changedAt: string | null;
            /** @description Receivers that refuse us; resuming ends these as well */
            alarms: components["schemas"]["AlarmDto"][];
        };
        QueueDto: {
            /**
             * @description What waits
             * @example send-mail
             */
            queue: string;
            /** @description How many are due and not begun */
            due: number;
            /** @description How long the oldest of them waits, in seconds */
            oldestSeconds: number;
        };
        MailCountDto: {
            /** @example sent */
            status: string;
            mails: number;
        };
        VersionsDto: {
            /**
             * @description Of the product
             * @example 0.1.0
             */
            nurture: string;
            /** @example 18.4 */
            postgres: string;
            /** @example 20.19.0 */
            node: string;
        };
        StatusDto: {
            /**
             * Format: date-time
             * @description What time it is for the product
             */
            now: string;
            sending: components["schemas"]["SendingDto"];
            /** @description Only those in which something is due */
            queues: components["schemas"]["QueueDto"][];
            /** @description Events not yet absorbed */
            events: components["schemas"]["QueueDto"];
            /** @description Mails of the last 24 hours */
            mailsLastDay: components["schemas"]["MailCountDto"][];
            /** @description Mails of which nobody knows whether they arrived, of all time */
            mailsInDoubt: number;
            /** @description Enrolments that a fault has stopped */
            enrolmentsSetAside: number;
            /** @description Tasks that failed too often to be tried on */
            tasksSetAside: number;
            versions: components["schemas"]["VersionsDto"];
        };
        SuppressionDto: {
            /** @description Keyed hash of the address, hexadecimal */
            hash: string;
            /** @description Null for an erased person */
            email: string | null;
            /** @enum {string} */
            reason: "manual" | "bounce" | "erased" | "complaint";
            /** @example no such mailbox (5.1.1) */
            detail: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Null: for good
             */
            expiresAt: string | null;
        };
        SuppressionPageDto: {
            items: components["schemas"]["SuppressionDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
        };
        NewSuppressionDto: {
            /** @example ann@example.com */
            email: string;
            /**
             * @default manual
             * @enum {string}
             */
            reason: "manual" | "bounce" | "complaint";
            detail?: string;
            /**
             * Format: date-time
             * @description For good, if not given
             */
            expiresAt?: string;
        };
        LiftSuppressionDto: {
            /** @example ann@example.com */
            email: string;
        };
        RefusedLineDto: {
            line: number;
            reason: string;
        };
        SuppressionImportDto: {
            rows: number;
            imported: number;
            refused: number;
            /** @description The first hundred */
            refusals: components["schemas"]["RefusedLineDto"][];
        };
        /** @enum {string} */
        Scope: "events:write" | "read" | "marketing" | "sales" | "admin";
        KeyDto: {
            id: string;
            /** @example web form */
            name: string;
            /**
             * @example [
             *       "events:write"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description To the minute; null: never
             */
            lastUsedAt: string | null;
            /** Format: date-time */
            revokedAt: string | null;
        };
        KeyPageDto: {
            items: components["schemas"]["KeyDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
        };
        NewKeyDto: {
            /** @example web form */
            name: string;
            /**
             * @example [
             *       "events:write"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
        };
        MadeKeyDto: {
            id: string;
            /** @example web form */
            name: string;
            /**
             * @example [
             *       "events:write"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description To the minute; null: never
             */
            lastUsedAt: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            /**
             * @description Shown here and never again
             * @example nk_…
             */
            key: string;
        };
        SenderDto: {
            /** @example marketing */
            id: string;
            name: string;
            email: string;
        };
        TopicDto: {
            /** @example whitepapers */
            id: string;
            /**
             * @description Its name by language
             * @example {
             *       "en": "Whitepapers",
             *       "nl": "Whitepapers"
             *     }
             */
            name: {
                [key: string]: string;
            };
            /** @description Id of the sender of its mails */
            sender: string;
            /** @description Whether people may choose it in the preference centre */
            public: boolean;
        };
        FieldsDto: {
            /**
             * @description Field → what it holds, the built-in ones as well
             * @example {
             *       "firstName": "text",
             *       "employees": "number"
             *     }
             */
            contact: {
                [key: string]: string;
            };
            /**
             * @description Field → what it holds, the built-in ones as well
             * @example {
             *       "firstName": "text",
             *       "employees": "number"
             *     }
             */
            account: {
                [key: string]: string;
            };
        };
        SalespersonNameDto: {
            id: string;
            name: string;
            /** @description Id of the team */
            team: string;
        };
        AnswerReasonDto: {
            id: string;
            /**
             * @description By language
             * @example {
             *       "en": "Whitepapers",
             *       "nl": "Whitepapers"
             *     }
             */
            label: {
                [key: string]: string;
            };
        };
        AnswerReasonsDto: {
            recycle: components["schemas"]["AnswerReasonDto"][];
            reject: components["schemas"]["AnswerReasonDto"][];
            lost: components["schemas"]["AnswerReasonDto"][];
        };
        ServiceLevelsDto: {
            /** @description Hours at work within which a lead is accepted */
            acceptHours: number;
            /** @description Hours at work within which it is contacted */
            contactHours: number;
            /** @description Hours at work after which it goes to a colleague */
            reassignAfterHours: number | null;
            /** @description Days after which a recycled lead comes back where no date was given */
            recycleAfterDays: number;
        };
        WorkspaceDto: {
            company: string;
            /** @description The company’s website */
            website: string | null;
            /** @example Europe/Amsterdam */
            timezone: string;
            /** @example en */
            locale: string;
            locales: string[];
            senders: components["schemas"]["SenderDto"][];
            topics: components["schemas"]["TopicDto"][];
            fields: components["schemas"]["FieldsDto"];
            /** @description Types of events of the workspace’s own */
            events: string[];
            salespeople: components["schemas"]["SalespersonNameDto"][];
            /** @description What sales may say why */
            reasons: components["schemas"]["AnswerReasonsDto"];
            /** @description Roles of a buying group, as handoff.json declares them */
            buyingGroup: components["schemas"]["AnswerReasonDto"][];
            agreement: components["schemas"]["ServiceLevelsDto"];
        };
        /** @enum {string} */
        UserRole: "admin" | "marketer" | "sales" | "analyst";
        SessionUserDto: {
            id: string;
            name: string;
            email: string;
            role: components["schemas"]["UserRole"];
            /** @example nl */
            locale: string;
        };
        SessionDto: {
            user: components["schemas"]["SessionUserDto"];
            /** @description Goes into the header `x-csrf-token` of every POST, PATCH and DELETE */
            csrfToken: string;
            /** @description All that the role allows. A salesperson has `sales` alone, which reads their own leads */
            scopes: components["schemas"]["Scope"][];
        };
        SignInDto: {
            /** @example ann@example.com */
            email: string;
            /** Format: password */
            password: string;
        };
        PasswordChangeDto: {
            /** Format: password */
            current: string;
            /**
             * Format: password
             * @description Any characters; neither the own address nor one of the commonest passwords
             */
            next: string;
        };
        LanguageDto: {
            /**
             * @description Of the dashboard wherever one signs in, and of mails to oneself
             * @example nl
             */
            locale: string;
        };
        InvitationDto: {
            /** @description Null: the first admin, who says their own */
            email: string | null;
            name: string | null;
            role: components["schemas"]["UserRole"];
        };
        AcceptInvitationDto: {
            /** @example Ann Miller */
            name: string;
            /**
             * Format: password
             * @description Any characters; neither the own address nor one of the commonest passwords
             */
            password: string;
            /** @description Of the first admin; otherwise it stands in the invitation */
            email?: string;
        };
        UserDto: {
            id: string;
            /** @description A salesperson sees the leads of the team member with the same address */
            email: string;
            name: string;
            role: components["schemas"]["UserRole"];
            /**
             * @description The language of mails to them
             * @example nl
             */
            locale: string;
            /** @description False: may not sign in any more */
            active: boolean;
            /** @description Has not set a password yet */
            invited: boolean;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description To the minute; null: never signed in
             */
            lastSeenAt: string | null;
        };
        UserPageDto: {
            items: components["schemas"]["UserDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
        };
        NewUserDto: {
            /** @example ann@example.com */
            email: string;
            /** @example Ann Miller */
            name: string;
            role: components["schemas"]["UserRole"];
            /**
             * @description The language of mails to them
             * @default en
             * @example nl
             */
            locale: string;
        };
        InvitedUserDto: {
            user: components["schemas"]["UserDto"];
            /**
             * @description Shown here and never again; it is mailed to them as well, and works once, for 7 days
             * @example https://nurture.example.com/#/welcome/…
             */
            link: string;
        };
        UserChangeDto: {
            /** @example Ann Miller */
            name?: string;
            role?: components["schemas"]["UserRole"];
            /** @description False ends all their sessions and their link at once */
            active?: boolean;
            /**
             * @description The language of mails to them
             * @example nl
             */
            locale?: string;
        };
        AuditActorDto: {
            /**
             * @description `command`: of `nurture`, on the machine itself; `nobody`: unknown
             * @enum {string}
             */
            kind: "user" | "key" | "command" | "nobody";
            id: string | null;
            /** @description Their name of today */
            name: string | null;
        };
        AuditEntryDto: {
            id: string;
            /** Format: date-time */
            at: string;
            actor: components["schemas"]["AuditActorDto"];
            /**
             * @description The `operationId` of what was called
             * @example flows.publish
             */
            action: string;
            /**
             * @description By number: no address of a person stands here
             * @example contacts/5
             */
            target: string | null;
            /** @description The network address that it came from */
            address: string | null;
            /** @enum {string} */
            outcome: "done" | "refused";
        };
        AuditPageDto: {
            items: components["schemas"]["AuditEntryDto"][];
            /** @description Goes into `?after=` for the next page */
            next: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "events.report": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventDto"] | components["schemas"]["EventDto"][];
            };
        };
        responses: {
            /** @description They are in the log, and take effect once each */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong; `too-many-events`: At most 1,000 events in one call */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "contacts.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description How many at most */
                limit?: number;
                stage?: "visitor" | "lead" | "mql" | "sql" | "customer" | "recycled" | "disqualified";
                /** @description Part of an address, a name or a company */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPageDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "contacts.find": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                email: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "contacts.erase": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                email: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasedDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "contacts.events": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description How many at most */
                limit?: number;
            };
            header?: never;
            path: {
                email: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "contacts.export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                email: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalRecordDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "contacts.merge": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                email: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergedDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "contacts.role": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                email: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "contactsearch.search": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactSearchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundContactsDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "segments.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentListDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "segments.save": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSegmentDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "segments.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "accounts.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description How many at most */
                limit?: number;
                /** @description Part of a name or a domain */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPageDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "accounts.find": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountViewDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "accounts.merge": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeAccountDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountViewDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "accounts.unmerge": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountViewDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flowchanges.plan": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanFlowDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowPlanDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong; `invalid-flow`: The flow has errors */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flowchanges.migrate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MigrateDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MigrationDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flowchanges.rollBack": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollBackDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolledBackDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flowchanges.enrol": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolByHandDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledByHandDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flowchanges.archive": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowStatusDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flowdrafts.check": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckFlowDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedFlowDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `busy`: Too many at once want to change the same; `took-too-long`: This took longer than anybody should wait */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flowdrafts.simulate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulateFlowDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationDto"] | components["schemas"]["PopulationDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong; `invalid-flow`: The flow has errors */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `busy`: Too many at once want to change the same; `took-too-long`: This took longer than anybody should wait */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flowgraph.graph": {
        parameters: {
            query?: {
                /** @description Draws this version and counts the people on it; without it the one in force, and everybody */
                version?: number;
                format?: "json" | "mermaid" | "svg";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowGraphDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flows.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowListDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flows.publish": {
        parameters: {
            query?: {
                /** @description Move people in flight to the states of the same names */
                migrate?: "same-names";
                /** @description The version that was changed, 0 for a new flow: where another is in force by now, the answer is `conflict` */
                base?: number;
            };
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                } | components["schemas"]["PlanFlowDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowPublishedDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong; `invalid-flow`: The flow has errors */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flows.find": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flows.experiments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentListDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flows.version": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowVersionDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flows.differences": {
        parameters: {
            query: {
                /** @description The one in force without it */
                to?: number;
                from: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowDifferencesDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flows.pause": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowStatusDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "flows.resume": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowStatusDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "gallery.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GalleryDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `busy`: Too many at once want to change the same; `took-too-long`: This took longer than anybody should wait */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "enrolments.setAside": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description How many at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetAsidePageDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "enrolments.find": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentStoryDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "enrolments.move": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveByHandDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentStoryDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "enrolments.leave": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentStoryDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "tasks.setAside": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description How many at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetAsideTaskPageDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "tasks.retry": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskIdDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "tasks.discard": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskIdDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "mailtemplates.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailTemplateListDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `busy`: Too many at once want to change the same; `took-too-long`: This took longer than anybody should wait */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "mailtemplates.preview": {
        parameters: {
            query?: {
                /** @description The workspace's own language without it */
                locale?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPreviewDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `busy`: Too many at once want to change the same; `took-too-long`: This took longer than anybody should wait */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "mailtemplates.test": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendTestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestSentDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `busy`: Too many at once want to change the same; `took-too-long`: This took longer than anybody should wait */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "mails.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description How many at most */
                limit?: number;
                /** @description Id of a flow */
                flow?: string;
                /** @description An address */
                contact?: string;
                status?: "waiting" | "started" | "deferred" | "sent" | "failed" | "skipped" | "in-doubt";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPageDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "mails.find": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailWithHitsDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "mails.resolve": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveMailDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailWithHitsDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "mails.sendAgain": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailWithHitsDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "handoffs.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description How many at most */
                limit?: number;
                /** @description Nobody is free for it yet */
                waiting?: "true" | "false";
                /** @description Not accepted or contacted in time */
                overdue?: "true" | "false";
                /** @description Without an end yet */
                open?: "true" | "false";
                salesperson?: string;
                status?: "new" | "accepted" | "contacted" | "meeting" | "won" | "lost" | "recycled" | "rejected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoffPageDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "handoffs.sla": {
        parameters: {
            query?: {
                person?: string;
                /** @description Last month, such as `2026-11`; this one */
                until?: string;
                /** @description First month; a year back, if left out */
                from?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlaReportDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "handoffs.find": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoffDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "handoffs.answer": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutcomeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutcomeTakenDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "salespeople.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesDesksDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "salespeople.enter": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAbsenceDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbsenceDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "salespeople.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                absence: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesDesksDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "webhooks.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description How many at most */
                limit?: number;
                status?: "waiting" | "delivered" | "failed" | "dropped";
                type?: string;
                endpoint?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPageDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "webhooks.replay": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReplayedDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "webhooks.endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointsDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "analytics.funnel": {
        parameters: {
            query?: {
                /** @description `csv`: the rows alone, as a file that a spreadsheet opens safely */
                format?: "json" | "csv";
                /** @description The first day; 30 days up to the last, if not given */
                from?: string;
                /** @description The last day, included; today, if not given */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FunnelDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "analytics.pace": {
        parameters: {
            query?: {
                /** @description `csv`: the rows alone, as a file that a spreadsheet opens safely */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaceDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "analytics.sources": {
        parameters: {
            query?: {
                /** @description `csv`: the rows alone, as a file that a spreadsheet opens safely */
                format?: "json" | "csv";
                /** @description The first day; 30 days up to the last, if not given */
                from?: string;
                /** @description The last day, included; today, if not given */
                until?: string;
                /** @description `source`, if not given */
                by?: "channel" | "source" | "medium" | "campaign" | "page" | "content" | "flow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreakdownDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "analytics.channels": {
        parameters: {
            query?: {
                /** @description `csv`: the rows alone, as a file that a spreadsheet opens safely */
                format?: "json" | "csv";
                /** @description The first day; 30 days up to the last, if not given */
                from?: string;
                /** @description The last day, included; today, if not given */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreakdownDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "analytics.attribution": {
        parameters: {
            query?: {
                /** @description `csv`: the rows alone, as a file that a spreadsheet opens safely */
                format?: "json" | "csv";
                /** @description The first day; 30 days up to the last, if not given */
                from?: string;
                /** @description The last day, included; today, if not given */
                until?: string;
                /** @description `channel`, if not given */
                by?: "channel" | "content";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttributionDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "analytics.paths": {
        parameters: {
            query?: {
                /** @description `csv`: the rows alone, as a file that a spreadsheet opens safely */
                format?: "json" | "csv";
                /** @description The first day; 30 days up to the last, if not given */
                from?: string;
                /** @description The last day, included; today, if not given */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PathsDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "analytics.cohorts": {
        parameters: {
            query?: {
                /** @description `csv`: the rows alone, as a file that a spreadsheet opens safely */
                format?: "json" | "csv";
                /** @description The last month, such as 2027-03; this one, if not given */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CohortsDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "analytics.mails": {
        parameters: {
            query?: {
                /** @description `csv`: the rows alone, as a file that a spreadsheet opens safely */
                format?: "json" | "csv";
                /** @description The first day; 30 days up to the last, if not given */
                from?: string;
                /** @description The last day, included; today, if not given */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailsFiguresDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "analytics.content": {
        parameters: {
            query?: {
                /** @description `csv`: the rows alone, as a file that a spreadsheet opens safely */
                format?: "json" | "csv";
                /** @description The first day; 30 days up to the last, if not given */
                from?: string;
                /** @description The last day, included; today, if not given */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "analytics.calibration": {
        parameters: {
            query?: {
                /** @description `csv`: the rows alone, as a file that a spreadsheet opens safely */
                format?: "json" | "csv";
                /** @description The first day; 30 days up to the last, if not given */
                from?: string;
                /** @description The last day, included; today, if not given */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalibrationDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "analytics.salespeople": {
        parameters: {
            query?: {
                /** @description `csv`: the rows alone, as a file that a spreadsheet opens safely */
                format?: "json" | "csv";
                /** @description The first day; 30 days up to the last, if not given */
                from?: string;
                /** @description The last day, included; today, if not given */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalespeopleDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "plan.funnel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FunnelGoalDto"] | components["schemas"]["MeasuredGoalDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FunnelPlanDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "plan.campaign": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignPlanDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "plan.channels": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelsPlanDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "deals.list": {
        parameters: {
            query?: {
                /** @description `csv`: the rows alone, as a file that a spreadsheet opens safely */
                format?: "json" | "csv";
                /** @description The `next` of the page before */
                after?: string;
                /** @description How many at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealPageDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "deals.report": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDealDto"] | components["schemas"]["NewDealDto"][];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "spend.list": {
        parameters: {
            query?: {
                /** @description `csv`: the rows alone, as a file that a spreadsheet opens safely */
                format?: "json" | "csv";
                /** @description The `next` of the page before */
                after?: string;
                /** @description How many at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpendPageDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "spend.record": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSpendDto"] | components["schemas"]["NewSpendDto"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "revenue.list": {
        parameters: {
            query?: {
                /** @description `csv`: the rows alone, as a file that a spreadsheet opens safely */
                format?: "json" | "csv";
                /** @description The `next` of the page before */
                after?: string;
                /** @description How many at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevenuePageDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "revenue.record": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRevenueDto"] | components["schemas"]["NewRevenueDto"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "targets.record": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTargetDto"] | components["schemas"]["NewTargetDto"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "maturity.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScansDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "maturity.record": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewScanDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "maturity.find": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "maturity.link": {
        parameters: {
            query?: {
                /** @description The page that asks the scan; maturity-scan */
                page?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundLinkDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "reports.preview": {
        parameters: {
            query?: {
                /** @description The workspace’s, if not given */
                locale?: "en" | "nl";
                /** @description `week`, if not given */
                period?: "week" | "month" | "quarter";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportPreviewDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "schemas.find": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: "flow" | "flow-test" | "handoff" | "mail-sample" | "migration" | "quiz" | "scoring" | "stream" | "workspace";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `busy`: Too many at once want to change the same; `took-too-long`: This took longer than anybody should wait */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "sending.state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendingDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "sending.stop": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendingDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "sending.resume": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendingDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "status.status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "suppressions.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description How many at most */
                limit?: number;
                reason?: "manual" | "bounce" | "erased" | "complaint";
                email?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressionPageDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "suppressions.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSuppressionDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressionDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "suppressions.export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "suppressions.lift": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LiftSuppressionDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lifted: boolean;
                    };
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "suppressions.import": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressionImportDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "keys.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description How many at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPageDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "keys.make": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKeyDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKeyDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "keys.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "workspace.inForce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "session.find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "session.signIn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `sign-in-refused`: The address or the password is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `foreign-request`: This does not come from a page of the product */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `too-many-attempts`: Too many tries in a short time */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "session.signOut": {
        parameters: {
            query?: {
                everywhere?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `foreign-request`: This does not come from a page of the product */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "session.password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChangeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `foreign-request`: This does not come from a page of the product */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `too-many-attempts`: Too many tries in a short time */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "session.language": {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeated with the same key within a day, the call takes effect once and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LanguageDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `foreign-request`: This does not come from a page of the product */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "invitations.find": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "invitations.accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `foreign-request`: This does not come from a page of the product */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "users.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description How many at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPageDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "users.invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedUserDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running; `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "users.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChangeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `conflict`: This does not fit what is stored */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "users.inviteAgain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedUserDto"];
                };
            };
            /** @description `invalid-json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `request-running`: The same request is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `unsupported-media-type`: Send application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request; `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "audit.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description How many at most */
                limit?: number;
                /** @description `flows.publish`, or `flows` for all of them */
                action?: string;
                /** @description `user:2`, `key:1`, `command` */
                actor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPageDto"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    "audit.export": {
        parameters: {
            query?: {
                /** @description `flows.publish`, or `flows` for all of them */
                action?: string;
                /** @description `user:2`, `key:1`, `command` */
                actor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and there is no valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `forbidden`: The caller may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `invalid-input`: Some fields are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `try-again-later`: The database is away for the moment; `busy`: Too many at once want to change the same */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
}
