// Generated from intake's OpenAPI document: npm run generate-client

export interface paths {
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The worklist: cases in scope, newest first or in the order asked for */
        get: operations["ReadCase_list"];
        put?: never;
        /** Register a matter: anyone through the portal, desk and officers otherwise */
        post: operations["RegisterCase_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/handle-at-once": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Solved on the spot: registered, assigned to the acting officer and replied to in one command */
        post: operations["RegisterCase_handleAtOnce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many cases the worklist has for these filters: exact to 1,000, then that there are more */
        get: operations["CountCases_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many cases of a search there are of each kind */
        get: operations["SearchCases_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case, its clocks, and what the reader may do with it */
        get: operations["ReadCase_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to the case, in order */
        get: operations["ReadCase_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each clock explained: which days counted and why the others did not */
        get: operations["ReadCase_clocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Disputes linked to the case, as the mediation service knows them */
        get: operations["DisputesOfCase_disputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases that may be the same matter, of those you may see, and why */
        get: operations["Duplicates_ofCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same of a matter that is being written down; nothing is kept */
        post: operations["Duplicates_ofDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/duplicates/merge-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What merging cases into another would do to its clocks, and which cannot be; nothing is written */
        post: operations["Duplicates_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/issue-receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 出具回执 · by counter · registered, submitted, assigned, handling, replied, followed-up, signed-off, closed, declined, merged, voided → stays */
        post: operations["Case_issue_receipt_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own notices, newest first */
        get: operations["Notices_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A notice was read */
        post: operations["Notices_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge a notice; by the bureau's chief on an escalation it ends those of that clock */
        post: operations["Notices_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notices were read */
        post: operations["Notices_readSeveral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge notices, all or none of them */
        post: operations["Notices_acknowledgeSeveral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge every notice the caller has of a case; who has none may not */
        post: operations["Notices_acknowledgeAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was told what of a case, and what became of it */
        get: operations["Notices_ofCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/directory/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units, by path */
        get: operations["ReadDirectory_units"];
        put?: never;
        /** Add a unit */
        post: operations["Directory_units_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/directory/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the directory takes the bearer of this token for, and where he or she sits */
        get: operations["ReadDirectory_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/directory/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People with their posts, by id */
        get: operations["ReadDirectory_people"];
        put?: never;
        /** Add a person */
        post: operations["Directory_people_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/directory/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who held each post at a moment, and who acted for it */
        get: operations["ReadDirectory_posts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a matter can be about: the public categories to anybody, all of them to staff */
        get: operations["Categories_read"];
        /** Publish the catalogue, whole; administrators. Limits in it are for matters that begin from then on */
        put: operations["Categories_publish"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places by a part of their name, each with the unit it leads to */
        get: operations["Places_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Searches kept under a name: one’s own, and those shared with one’s units */
        get: operations["SavedViews_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a search under a name, or change one that is kept */
        put: operations["SavedViews_save"];
        post?: never;
        /** Forget a kept search of one’s own */
        delete: operations["SavedViews_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guidance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What there is guidance about, and whose it is to publish */
        get: operations["Guidance_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guidance/in-force": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Law, steps and usual answers for a category: its own, its ledger’s, everybody’s */
        get: operations["Guidance_inForce"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guidance/{about}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Guidance about one thing, in force or another version */
        get: operations["Guidance_read"];
        /** Publish guidance, whole; administrators, and of its own usual answers a unit’s chief */
        put: operations["Guidance_publish"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guidance/{about}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was published when and by whom */
        get: operations["Guidance_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/guidance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same for a case, its answers filled from it */
        get: operations["Guidance_ofCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a command would come to over many cases, and why not for some; nothing is written */
        post: operations["Bulk_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own bulk acts and how far they have come */
        get: operations["Bulk_mine"];
        put?: never;
        /** Give a command to many cases: each gets it by itself, in your name and by the rights you have then */
        post: operations["Bulk_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a bulk act of one’s own has come */
        get: operations["Bulk_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of each case of a bulk act of one’s own */
        get: operations["Bulk_steps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin no case more of a bulk act of one’s own */
        post: operations["Bulk_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what a bulk act of one’s own has done, where it still stands: another bulk act */
        post: operations["Bulk_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/file.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The case file as a PDF, in the language of `Accept-Language`: what you are shown of the case, and on the paper of a complaint or a confidential case no reporter */
        get: operations["CaseFile_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a photo or a PDF: the bytes alone, under the type they claim. A command names it within a day, or it is gone. Broken off, it is to be sent again from its beginning */
        post: operations["Attachments_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attachments/{id}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An address of a few minutes for an attachment of a case that you may read */
        post: operations["Attachments_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Photos and papers of the case, in the order they came */
        get: operations["AttachmentsOfCase_list"];
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
        /**
         * @example {
         *       "ledger": "claim",
         *       "category": "noise",
         *       "summary": "夜间施工噪声",
         *       "detail": "连续三晚施工到凌晨",
         *       "unit": "shifan.dongcheng.linjiang",
         *       "reporter": {
         *         "name": "张三",
         *         "phone": "13800000000"
         *       },
         *       "channel": "portal"
         *     }
         */
        RegisterBody: {
            /** @enum {string} */
            ledger: "suggestion" | "claim" | "complaint";
            /** @enum {string} */
            channel: "portal" | "lounge" | "contact" | "meeting" | "visit" | "screening" | "hotline" | "letter" | "transfer";
            /**
             * @description One of `GET /v1/categories`
             * @example noise
             */
            category: string;
            /** @description What the category asks for beside, by name */
            fields?: components["schemas"]["FieldValues"];
            /**
             * @description One the policy has limits for; left out: `ordinary`. Set by desk or officer alone
             * @example noise
             */
            responseClass?: string;
            summary: string;
            detail: string;
            place?: string;
            /**
             * @description Where it should go; left out: where the place leads (`GET /v1/places`), else the bureau
             * @example shifan.dongcheng.linjiang
             */
            unit?: string;
            /**
             * @description The unit complained of
             * @example shifan.dongcheng.linjiang
             */
            subjectUnit?: string;
            /** @description Set by desk or officer alone */
            subjectPersons?: string[];
            /** @description Whom it is about, in the citizen’s words; the receiving desk settles them */
            subjects?: string;
            /** @description What `POST /v1/attachments` answered */
            attachments?: {
                /** Format: uuid */
                id: string;
                /** @description Needed without a token */
                key?: string;
            }[];
            /**
             * Format: date-time
             * @description When the matter reached us; left out: now. Set by desk or officer alone, at most the policy's days back
             * @example 2026-11-20T17:00:00+08:00
             */
            receivedAt?: string;
            note?: string;
            anonymous?: boolean;
            /** @description Needed unless anonymous; refused when anonymous */
            reporter?: {
                name: string;
                /** @example 13800000000 */
                phone?: string;
                /** Format: email */
                email?: string;
                /**
                 * @description In which he or she is answered; left out: zh-CN
                 * @enum {string}
                 */
                language?: "zh-CN" | "en";
                /** @description How he or she wants to be told what becomes of the matter; none: not at all, but for what confirms a code; left out: by e-mail, where one is given. `webhook`: in the app of the bureau, which knows who follows the number */
                messages?: ("email" | "sms" | "webhook")[];
            };
            /** @description Whom the reporter speaks for, where it is somebody else */
            onBehalfOf?: components["schemas"]["OnBehalfOf"];
        };
        FieldValues: {
            [key: string]: string | number | boolean;
        };
        OnBehalfOf: {
            name: string;
            /** @description Of the one it is about, on record; of a child under fourteen, of a guardian */
            consent: {
                /** @enum {boolean} */
                given: true;
                how: string;
                /** Format: date */
                on: string;
            };
            underFourteen?: boolean;
            /** @description The reporter is a guardian of the child */
            guardian?: boolean;
        };
        /**
         * @example {
         *       "id": "01a20525-6756-7127-a3ab-5136a793926d",
         *       "ref": null,
         *       "number": "SQ-2026-000014",
         *       "version": 1,
         *       "ledger": "claim",
         *       "category": "noise",
         *       "summary": "夜间施工噪声",
         *       "stage": "registered",
         *       "round": 1,
         *       "unit": "shifan.dongcheng.linjiang",
         *       "receivedAt": "2026-11-20T16:10:00+08:00",
         *       "clocks": [
         *         {
         *           "name": "assign",
         *           "instance": 1,
         *           "state": "running",
         *           "startedAt": "2026-11-20T16:10:00+08:00",
         *           "dueAt": "2026-11-23T18:00:00+08:00",
         *           "lastDay": null,
         *           "endedAt": null,
         *           "provisional": false,
         *           "limit": {
         *             "kind": "working-days",
         *             "days": 1,
         *             "end": "close-of-day"
         *           },
         *           "remainingSeconds": 28800,
         *           "remainingDays": {
         *             "days": 1,
         *             "seconds": 3600
         *           }
         *         }
         *       ],
         *       "channel": "portal",
         *       "owner": {
         *         "unit": "shifan.dongcheng.linjiang",
         *         "post": "chief",
         *         "person": null,
         *         "standIn": false
         *       },
         *       "handler": null,
         *       "open": true,
         *       "overdue": false,
         *       "level": 0,
         *       "detail": "连续三晚施工到凌晨",
         *       "fields": {},
         *       "place": null,
         *       "publicSummary": null,
         *       "proposedUnit": "shifan.dongcheng.linjiang",
         *       "handlingUnit": null,
         *       "anonymous": false,
         *       "responseClass": "ordinary",
         *       "policy": "default-2",
         *       "confidential": false,
         *       "subjectUnit": null,
         *       "subjectUnits": [],
         *       "subjectPersons": [],
         *       "subjects": null,
         *       "subjectsInWords": false,
         *       "reporter": null,
         *       "reporterRecorded": true,
         *       "onBehalfOf": null,
         *       "code": "confirmed",
         *       "rated": null,
         *       "questions": [],
         *       "withheldReason": null,
         *       "suspension": null,
         *       "appeal": null,
         *       "mergedInto": null,
         *       "tookIn": [],
         *       "commands": [],
         *       "serverTime": "2026-11-20T17:00:00+08:00",
         *       "unitFrom": "given",
         *       "queryCode": "HSCVE9A9A8"
         *     }
         */
        RegisteredCase: {
            /** Format: uuid */
            id: string;
            number: string;
            ref: string | null;
            version: number;
            /** @enum {string} */
            ledger: "suggestion" | "claim" | "complaint";
            /** @enum {string} */
            channel: "portal" | "lounge" | "contact" | "meeting" | "visit" | "screening" | "hotline" | "letter" | "transfer" | "import";
            category: string;
            summary: string;
            /** @enum {string} */
            stage: "registered" | "submitted" | "assigned" | "handling" | "replied" | "followed-up" | "signed-off" | "closed" | "declined" | "withdrawn" | "merged" | "voided";
            /** @description Until its stage is an ending */
            open: boolean;
            round: number;
            /** @description The handling unit, before that the owner's */
            unit: string;
            owner: components["schemas"]["Owner"];
            handler: string | null;
            receivedAt: string;
            overdue: boolean;
            /** @description Levels above its owner that it has climbed */
            level: number;
            clocks: components["schemas"]["Clock"][];
            detail: string;
            /** @description What its category asked for beside, by name */
            fields: components["schemas"]["FieldValues"];
            place: string | null;
            proposedUnit: string;
            handlingUnit: string | null;
            anonymous: boolean;
            responseClass: string;
            /** @description Version of the policy its clocks are counted by */
            policy: string;
            confidential: boolean;
            /** @description The first of `subjectUnits` */
            subjectUnit: string | null;
            subjectUnits: string[];
            subjectPersons: string[];
            /** @description In the citizen’s words; null also when not yours to see */
            subjects: string | null;
            /** @description True until the receiving desk has settled whom it is about */
            subjectsInWords: boolean;
            /** @description Null also when not yours to see */
            reporter: {
                name: string;
                phone: string | null;
                email: string | null;
                /** @enum {string} */
                language: "zh-CN" | "en";
                /** @description By which he or she is told; what was chosen, else e-mail where there is one */
                messages: ("email" | "sms" | "webhook")[];
            } | null;
            /** @description Whether somebody is on record as having raised it, shown or not */
            reporterRecorded: boolean;
            /** @description Shown with the reporter, and to nobody else */
            onBehalfOf: components["schemas"]["OnBehalfOf"] | null;
            /** @description Whether the citizen has a code, and whether it is known to be in the right hands */
            code: ("confirmed" | "unconfirmed") | null;
            /** @description What a code never confirmed says of the last reply; the follow-up decides */
            rated: ("satisfied" | "basically-satisfied" | "unsatisfied" | "not-reached") | null;
            questions: {
                question: number;
                by: string | null;
                answered: boolean;
            }[];
            publicSummary: string | null;
            withheldReason: string | null;
            /** @description Asked for, or open because it was asked for or the matter is in mediation */
            suspension: {
                /** @enum {string} */
                status: "requested" | "open";
                reason: string;
                reviewAt: string | null;
            } | null;
            appeal: ("open" | "accepted" | "refused") | null;
            mergedInto: string | null;
            /** @description Cases that were merged into this one */
            tookIn: string[];
            commands: {
                /** @enum {string} */
                command: "submit" | "reclassify" | "transfer" | "report-up" | "assign" | "decline" | "accept" | "object" | "change-handler" | "request-suspension" | "approve-suspension" | "refuse-suspension" | "resume" | "extend" | "refer" | "reply" | "follow-up" | "rate" | "sign-off" | "send-back" | "close" | "withdraw-publication" | "add" | "choose-messages" | "ask" | "issue-receipt" | "reopen" | "withdraw" | "name-subject" | "lift-confidentiality" | "consent" | "void" | "correct" | "erase-attachment" | "merge" | "unmerge" | "urge" | "appeal" | "accept-appeal" | "refuse-appeal" | "close-unsatisfied";
                allowed: boolean;
                code: string | null;
                message: {
                    "zh-CN": string;
                    en: string;
                } | null;
            }[];
            serverTime: string;
            /**
             * @description Where the proposed unit comes from: said, led to by the place, of who solved it, the bureau for want of another, or where policy sends a matter that somebody must not know of
             * @enum {string}
             */
            unitFrom: "given" | "place" | "own" | "bureau" | "policy";
            /** @description To a caller without a token alone: the secret that opens the case to the citizen. A repeated answer has it under an `Idempotency-Key` that is a random UUID (version 4) alone */
            queryCode?: string;
        };
        Owner: {
            unit: string;
            post: string;
            /** @description Who acts for the post today */
            person: string | null;
            standIn: boolean;
        };
        /**
         * @example {
         *       "name": "assign",
         *       "instance": 1,
         *       "state": "running",
         *       "startedAt": "2026-11-20T16:10:00+08:00",
         *       "dueAt": "2026-11-23T18:00:00+08:00",
         *       "lastDay": null,
         *       "endedAt": null,
         *       "provisional": false,
         *       "limit": {
         *         "kind": "working-days",
         *         "days": 1,
         *         "end": "close-of-day"
         *       },
         *       "remainingSeconds": 28800,
         *       "remainingDays": {
         *         "days": 1,
         *         "seconds": 3600
         *       }
         *     }
         */
        Clock: {
            name: string;
            instance: number;
            /** @enum {string} */
            state: "running" | "suspended" | "standing" | "met" | "missed" | "void";
            startedAt: string;
            dueAt: string | null;
            /** @description Of a term that ends with a day: both its ends; `dueAt` is the beginning of the next */
            lastDay: {
                date: string;
                /** @enum {string} */
                endsAt: "24:00";
                closesAt: string | null;
            } | null;
            endedAt: string | null;
            /** @description True when the due moment leans on a year not yet announced */
            provisional: boolean;
            limit: ({
                kind: string;
            } & {
                [key: string]: unknown;
            }) | null;
            /** @description What is left in the limit's own kind of time (working seconds for working limits); below zero when past */
            remainingSeconds: number | null;
            /** @description Of a working limit: the amount of `remainingSeconds`, whichever its sign, by the dates of the calendar; null where no date is known */
            remainingDays: {
                /** @description Working dates that lie in it with all of their hours */
                days: number;
                /** @description Working seconds on the first and the last date, where they are cut */
                seconds: number;
            } | null;
        };
        Problem: {
            /** @description about:blank, or an address that explains the code */
            type: string;
            title: string;
            status: number;
            /** @description Stable; programs read this */
            code: string;
            detail?: string;
            /** @description The offending fields */
            errors?: {
                field: string;
                code: string;
                message: string;
            }[];
            /** @description How many there are, where not all are named */
            errorCount?: number;
        };
        /**
         * @example {
         *       "ledger": "claim",
         *       "category": "noise",
         *       "summary": "夜间施工噪声",
         *       "detail": "连续三晚施工到凌晨",
         *       "unit": "shifan.dongcheng.linjiang",
         *       "reporter": {
         *         "name": "张三",
         *         "phone": "13800000000"
         *       },
         *       "channel": "visit",
         *       "result": "已劝止夜间施工",
         *       "evidence": [
         *         {
         *           "text": "现场记录"
         *         }
         *       ]
         *     }
         */
        HandleAtOnceBody: {
            /** @enum {string} */
            ledger: "suggestion" | "claim" | "complaint";
            /** @enum {string} */
            channel: "portal" | "lounge" | "contact" | "meeting" | "visit" | "screening" | "hotline" | "letter" | "transfer";
            /**
             * @description One of `GET /v1/categories`
             * @example noise
             */
            category: string;
            /** @description What the category asks for beside, by name */
            fields?: components["schemas"]["FieldValues"];
            /**
             * @description One the policy has limits for; left out: `ordinary`. Set by desk or officer alone
             * @example noise
             */
            responseClass?: string;
            summary: string;
            detail: string;
            place?: string;
            /**
             * @description Whose chief approves it; left out: the acting officer's unit
             * @example shifan.dongcheng.linjiang
             */
            unit?: string;
            /**
             * @description The unit complained of
             * @example shifan.dongcheng.linjiang
             */
            subjectUnit?: string;
            /** @description Set by desk or officer alone */
            subjectPersons?: string[];
            /** @description Whom it is about, in the citizen’s words; the receiving desk settles them */
            subjects?: string;
            /** @description What `POST /v1/attachments` answered */
            attachments?: {
                /** Format: uuid */
                id: string;
                /** @description Needed without a token */
                key?: string;
            }[];
            /**
             * Format: date-time
             * @description When the matter reached us; left out: now. Set by desk or officer alone, at most the policy's days back
             * @example 2026-11-20T17:00:00+08:00
             */
            receivedAt?: string;
            note?: string;
            anonymous?: boolean;
            /** @description Needed unless anonymous; refused when anonymous */
            reporter?: {
                name: string;
                /** @example 13800000000 */
                phone?: string;
                /** Format: email */
                email?: string;
                /**
                 * @description In which he or she is answered; left out: zh-CN
                 * @enum {string}
                 */
                language?: "zh-CN" | "en";
                /** @description How he or she wants to be told what becomes of the matter; none: not at all, but for what confirms a code; left out: by e-mail, where one is given. `webhook`: in the app of the bureau, which knows who follows the number */
                messages?: ("email" | "sms" | "webhook")[];
            };
            /** @description Whom the reporter speaks for, where it is somebody else */
            onBehalfOf?: components["schemas"]["OnBehalfOf"];
            result: string;
            /** @default [] */
            evidence: components["schemas"]["Evidence"][];
        };
        Evidence: {
            text: string;
        } | {
            /** Format: uri */
            link: string;
        } | {
            /** Format: uuid */
            attachment: string;
        };
        CaseCount: {
            /** @description How many cases the list has, exactly; 1,000 where it has more */
            count: number;
            /** @description Whether there are more than that */
            more: boolean;
            serverTime: string;
        };
        CaseGroups: {
            /** @enum {string} */
            by: "stage" | "ledger" | "channel" | "category" | "unit" | "owner" | "handler" | "overdue" | "level" | "receivedOn" | "receivedMonth" | "receivedWeekday";
            groups: {
                /** @description Null: of cases that have none */
                value: string | null;
                count: number;
            }[];
            /** @description Cases counted: those of all groups, also of those that are not told */
            counted: number;
            /** @description Whether there are more cases than the 100000 that are counted */
            more: boolean;
            serverTime: string;
        };
        CaseList: {
            items: components["schemas"]["CaseSummary"][];
            next: string | null;
            /** @description Up to where it was read: as `changedSince`, where a list takes that, what changed after this answer */
            mark: string;
            serverTime: string;
        };
        /**
         * @example {
         *       "id": "01a20525-6756-7127-a3ab-5136a793926d",
         *       "ref": null,
         *       "number": "SQ-2026-000014",
         *       "version": 1,
         *       "ledger": "claim",
         *       "category": "noise",
         *       "summary": "夜间施工噪声",
         *       "stage": "registered",
         *       "round": 1,
         *       "unit": "shifan.dongcheng.linjiang",
         *       "receivedAt": "2026-11-20T16:10:00+08:00",
         *       "clocks": [
         *         {
         *           "name": "assign",
         *           "instance": 1,
         *           "state": "running",
         *           "startedAt": "2026-11-20T16:10:00+08:00",
         *           "dueAt": "2026-11-23T18:00:00+08:00",
         *           "lastDay": null,
         *           "endedAt": null,
         *           "provisional": false,
         *           "limit": {
         *             "kind": "working-days",
         *             "days": 1,
         *             "end": "close-of-day"
         *           },
         *           "remainingSeconds": 28800,
         *           "remainingDays": {
         *             "days": 1,
         *             "seconds": 3600
         *           }
         *         }
         *       ],
         *       "channel": "portal",
         *       "owner": {
         *         "unit": "shifan.dongcheng.linjiang",
         *         "post": "chief",
         *         "person": "linjiang-chief",
         *         "standIn": false
         *       },
         *       "handler": null,
         *       "open": true,
         *       "overdue": false,
         *       "level": 0
         *     }
         */
        CaseSummary: {
            /** Format: uuid */
            id: string;
            number: string;
            ref: string | null;
            version: number;
            /** @enum {string} */
            ledger: "suggestion" | "claim" | "complaint";
            /** @enum {string} */
            channel: "portal" | "lounge" | "contact" | "meeting" | "visit" | "screening" | "hotline" | "letter" | "transfer" | "import";
            category: string;
            summary: string;
            /** @enum {string} */
            stage: "registered" | "submitted" | "assigned" | "handling" | "replied" | "followed-up" | "signed-off" | "closed" | "declined" | "withdrawn" | "merged" | "voided";
            /** @description Until its stage is an ending */
            open: boolean;
            round: number;
            /** @description The handling unit, before that the owner's */
            unit: string;
            owner: components["schemas"]["Owner"];
            handler: string | null;
            receivedAt: string;
            overdue: boolean;
            /** @description Levels above its owner that it has climbed */
            level: number;
            clocks: components["schemas"]["Clock"][];
        };
        /**
         * @example {
         *       "id": "01a20525-6756-7127-a3ab-5136a793926d",
         *       "ref": null,
         *       "number": "SQ-2026-000014",
         *       "version": 1,
         *       "ledger": "claim",
         *       "category": "noise",
         *       "summary": "夜间施工噪声",
         *       "stage": "registered",
         *       "round": 1,
         *       "unit": "shifan.dongcheng.linjiang",
         *       "receivedAt": "2026-11-20T16:10:00+08:00",
         *       "clocks": [
         *         {
         *           "name": "assign",
         *           "instance": 1,
         *           "state": "running",
         *           "startedAt": "2026-11-20T16:10:00+08:00",
         *           "dueAt": "2026-11-23T18:00:00+08:00",
         *           "lastDay": null,
         *           "endedAt": null,
         *           "provisional": false,
         *           "limit": {
         *             "kind": "working-days",
         *             "days": 1,
         *             "end": "close-of-day"
         *           },
         *           "remainingSeconds": 28800,
         *           "remainingDays": {
         *             "days": 1,
         *             "seconds": 3600
         *           }
         *         }
         *       ],
         *       "channel": "portal",
         *       "owner": {
         *         "unit": "shifan.dongcheng.linjiang",
         *         "post": "chief",
         *         "person": "linjiang-chief",
         *         "standIn": false
         *       },
         *       "handler": null,
         *       "open": true,
         *       "overdue": false,
         *       "level": 0,
         *       "detail": "连续三晚施工到凌晨",
         *       "fields": {},
         *       "place": null,
         *       "publicSummary": null,
         *       "proposedUnit": "shifan.dongcheng.linjiang",
         *       "handlingUnit": null,
         *       "anonymous": false,
         *       "responseClass": "ordinary",
         *       "policy": "default-2",
         *       "confidential": false,
         *       "subjectUnit": null,
         *       "subjectUnits": [],
         *       "subjectPersons": [],
         *       "subjects": null,
         *       "subjectsInWords": false,
         *       "reporter": {
         *         "name": "张三",
         *         "phone": "13800000000",
         *         "email": null,
         *         "language": "zh-CN",
         *         "messages": []
         *       },
         *       "reporterRecorded": true,
         *       "onBehalfOf": null,
         *       "code": "confirmed",
         *       "rated": null,
         *       "questions": [],
         *       "withheldReason": null,
         *       "suspension": null,
         *       "appeal": null,
         *       "mergedInto": null,
         *       "tookIn": [],
         *       "commands": [
         *         {
         *           "command": "submit",
         *           "allowed": true,
         *           "code": null,
         *           "message": null
         *         }
         *       ],
         *       "serverTime": "2026-11-20T17:00:00+08:00"
         *     }
         */
        Case: {
            /** Format: uuid */
            id: string;
            number: string;
            ref: string | null;
            version: number;
            /** @enum {string} */
            ledger: "suggestion" | "claim" | "complaint";
            /** @enum {string} */
            channel: "portal" | "lounge" | "contact" | "meeting" | "visit" | "screening" | "hotline" | "letter" | "transfer" | "import";
            category: string;
            summary: string;
            /** @enum {string} */
            stage: "registered" | "submitted" | "assigned" | "handling" | "replied" | "followed-up" | "signed-off" | "closed" | "declined" | "withdrawn" | "merged" | "voided";
            /** @description Until its stage is an ending */
            open: boolean;
            round: number;
            /** @description The handling unit, before that the owner's */
            unit: string;
            owner: components["schemas"]["Owner"];
            handler: string | null;
            receivedAt: string;
            overdue: boolean;
            /** @description Levels above its owner that it has climbed */
            level: number;
            clocks: components["schemas"]["Clock"][];
            detail: string;
            /** @description What its category asked for beside, by name */
            fields: components["schemas"]["FieldValues"];
            place: string | null;
            proposedUnit: string;
            handlingUnit: string | null;
            anonymous: boolean;
            responseClass: string;
            /** @description Version of the policy its clocks are counted by */
            policy: string;
            confidential: boolean;
            /** @description The first of `subjectUnits` */
            subjectUnit: string | null;
            subjectUnits: string[];
            subjectPersons: string[];
            /** @description In the citizen’s words; null also when not yours to see */
            subjects: string | null;
            /** @description True until the receiving desk has settled whom it is about */
            subjectsInWords: boolean;
            /** @description Null also when not yours to see */
            reporter: {
                name: string;
                phone: string | null;
                email: string | null;
                /** @enum {string} */
                language: "zh-CN" | "en";
                /** @description By which he or she is told; what was chosen, else e-mail where there is one */
                messages: ("email" | "sms" | "webhook")[];
            } | null;
            /** @description Whether somebody is on record as having raised it, shown or not */
            reporterRecorded: boolean;
            /** @description Shown with the reporter, and to nobody else */
            onBehalfOf: components["schemas"]["OnBehalfOf"] | null;
            /** @description Whether the citizen has a code, and whether it is known to be in the right hands */
            code: ("confirmed" | "unconfirmed") | null;
            /** @description What a code never confirmed says of the last reply; the follow-up decides */
            rated: ("satisfied" | "basically-satisfied" | "unsatisfied" | "not-reached") | null;
            questions: {
                question: number;
                by: string | null;
                answered: boolean;
            }[];
            publicSummary: string | null;
            withheldReason: string | null;
            /** @description Asked for, or open because it was asked for or the matter is in mediation */
            suspension: {
                /** @enum {string} */
                status: "requested" | "open";
                reason: string;
                reviewAt: string | null;
            } | null;
            appeal: ("open" | "accepted" | "refused") | null;
            mergedInto: string | null;
            /** @description Cases that were merged into this one */
            tookIn: string[];
            commands: {
                /** @enum {string} */
                command: "submit" | "reclassify" | "transfer" | "report-up" | "assign" | "decline" | "accept" | "object" | "change-handler" | "request-suspension" | "approve-suspension" | "refuse-suspension" | "resume" | "extend" | "refer" | "reply" | "follow-up" | "rate" | "sign-off" | "send-back" | "close" | "withdraw-publication" | "add" | "choose-messages" | "ask" | "issue-receipt" | "reopen" | "withdraw" | "name-subject" | "lift-confidentiality" | "consent" | "void" | "correct" | "erase-attachment" | "merge" | "unmerge" | "urge" | "appeal" | "accept-appeal" | "refuse-appeal" | "close-unsatisfied";
                allowed: boolean;
                code: string | null;
                message: {
                    "zh-CN": string;
                    en: string;
                } | null;
            }[];
            serverTime: string;
        };
        CaseTimeline: {
            items: {
                seq: number;
                type: string;
                occurredAt: string;
                recordedAt: string | null;
                by: string | null;
                standIn: boolean;
                imported: string[] | null;
                fact: {
                    [key: string]: unknown;
                };
                /** @description Words people wrote, where yours to read */
                record: {
                    [key: string]: unknown;
                };
            }[];
            serverTime: string;
        };
        ExplainedClocks: {
            items: {
                name: string;
                instance: number;
                /** @enum {string} */
                state: "running" | "suspended" | "standing" | "met" | "missed" | "void";
                startedAt: string;
                dueAt: string | null;
                /** @description Of a term that ends with a day: both its ends; `dueAt` is the beginning of the next */
                lastDay: {
                    date: string;
                    /** @enum {string} */
                    endsAt: "24:00";
                    closesAt: string | null;
                } | null;
                endedAt: string | null;
                /** @description True when the due moment leans on a year not yet announced */
                provisional: boolean;
                limit: ({
                    kind: string;
                } & {
                    [key: string]: unknown;
                }) | null;
                /** @description What is left in the limit's own kind of time (working seconds for working limits); below zero when past */
                remainingSeconds: number | null;
                /** @description Of a working limit: the amount of `remainingSeconds`, whichever its sign, by the dates of the calendar; null where no date is known */
                remainingDays: {
                    /** @description Working dates that lie in it with all of their hours */
                    days: number;
                    /** @description Working seconds on the first and the last date, where they are cut */
                    seconds: number;
                } | null;
                consumedSeconds: number;
                suspendedSeconds: number;
                /** @description Version of the calendar it was counted by */
                calendarVersion: number;
                steps: {
                    [key: string]: unknown;
                }[];
            }[];
            serverTime: string;
        };
        DisputesOfCaseView: {
            items: {
                /** Format: uuid */
                id: string;
                number: string;
                status: string;
            }[];
            serverTime: string;
        };
        DuplicatesView: {
            /** @description The most alike first */
            items: components["schemas"]["DuplicateProposal"][];
            serverTime: string;
        };
        DuplicateProposal: {
            case: components["schemas"]["CaseSummary"];
            place: string | null;
            /** @description How alike they are, by what you may read of both */
            score: number;
            /** @description `same-reporter` only of cases that show you their reporter */
            reasons: ("same-reporter" | "same-place" | "same-category" | "alike-in-words")[];
        };
        /**
         * @example {
         *       "summary": "夜间施工噪声",
         *       "place": "柳浪路8号",
         *       "category": "noise"
         *     }
         */
        DuplicatesBody: {
            summary?: string;
            detail?: string;
            place?: string;
            /** @example noise */
            category?: string;
            reporter?: {
                name?: string;
                phone?: string;
            };
        };
        /**
         * @example {
         *       "into": "019a9d2e-6f00-7000-8000-000000000001",
         *       "cases": [
         *         "019a9d2e-6f00-7000-8000-000000000002"
         *       ]
         *     }
         */
        MergePreviewBody: {
            /**
             * Format: uuid
             * @description The case that goes on
             */
            into: string;
            /** @description Those that would be merged into it */
            cases: string[];
        };
        MergePreview: {
            cases: {
                /** Format: uuid */
                id: string;
                /** @description Null where there is no such case for you */
                number: string | null;
                /** @description Why it cannot be merged; null where it can */
                code: string | null;
                message: {
                    "zh-CN": string;
                    en: string;
                } | null;
            }[];
            /** @description The clocks of the case as they are */
            before: components["schemas"]["Clock"][];
            /** @description The same when those that can be merged are */
            after: components["schemas"]["Clock"][];
            serverTime: string;
        };
        /**
         * @example {
         *       "unit": "shifan.dongcheng"
         *     }
         */
        TransferBody: {
            /** @example shifan.dongcheng.linjiang */
            unit: string;
            note?: string;
        };
        /**
         * @example {
         *       "unit": "shifan.dongcheng.linjiang",
         *       "handler": "linjiang-officer-a"
         *     }
         */
        AssignBody: {
            /** @example shifan.dongcheng.linjiang */
            unit: string;
            /** @example linjiang-officer-a */
            handler?: string;
            note?: string;
        };
        /**
         * @example {
         *       "handler": "linjiang-officer-b"
         *     }
         */
        ChangeHandlerBody: {
            /** @example linjiang-officer-a */
            handler: string;
            note?: string;
        };
        /**
         * @example {
         *       "into": "01a20525-6756-7127-a3ab-5136a793926d"
         *     }
         */
        MergeBody: {
            /** Format: uuid */
            into: string;
            note?: string;
        };
        /**
         * @example {
         *       "text": "今日内办结"
         *     }
         */
        UrgeBody: {
            text: string;
            note?: string;
        };
        /** @example {} */
        IssueReceiptBody: {
            note?: string;
        };
        CaseWithReceipt: {
            /** Format: uuid */
            id: string;
            number: string;
            ref: string | null;
            version: number;
            /** @enum {string} */
            ledger: "suggestion" | "claim" | "complaint";
            /** @enum {string} */
            channel: "portal" | "lounge" | "contact" | "meeting" | "visit" | "screening" | "hotline" | "letter" | "transfer" | "import";
            category: string;
            summary: string;
            /** @enum {string} */
            stage: "registered" | "submitted" | "assigned" | "handling" | "replied" | "followed-up" | "signed-off" | "closed" | "declined" | "withdrawn" | "merged" | "voided";
            /** @description Until its stage is an ending */
            open: boolean;
            round: number;
            /** @description The handling unit, before that the owner's */
            unit: string;
            owner: components["schemas"]["Owner"];
            handler: string | null;
            receivedAt: string;
            overdue: boolean;
            /** @description Levels above its owner that it has climbed */
            level: number;
            clocks: components["schemas"]["Clock"][];
            detail: string;
            /** @description What its category asked for beside, by name */
            fields: components["schemas"]["FieldValues"];
            place: string | null;
            proposedUnit: string;
            handlingUnit: string | null;
            anonymous: boolean;
            responseClass: string;
            /** @description Version of the policy its clocks are counted by */
            policy: string;
            confidential: boolean;
            /** @description The first of `subjectUnits` */
            subjectUnit: string | null;
            subjectUnits: string[];
            subjectPersons: string[];
            /** @description In the citizen’s words; null also when not yours to see */
            subjects: string | null;
            /** @description True until the receiving desk has settled whom it is about */
            subjectsInWords: boolean;
            /** @description Null also when not yours to see */
            reporter: {
                name: string;
                phone: string | null;
                email: string | null;
                /** @enum {string} */
                language: "zh-CN" | "en";
                /** @description By which he or she is told; what was chosen, else e-mail where there is one */
                messages: ("email" | "sms" | "webhook")[];
            } | null;
            /** @description Whether somebody is on record as having raised it, shown or not */
            reporterRecorded: boolean;
            /** @description Shown with the reporter, and to nobody else */
            onBehalfOf: components["schemas"]["OnBehalfOf"] | null;
            /** @description Whether the citizen has a code, and whether it is known to be in the right hands */
            code: ("confirmed" | "unconfirmed") | null;
            /** @description What a code never confirmed says of the last reply; the follow-up decides */
            rated: ("satisfied" | "basically-satisfied" | "unsatisfied" | "not-reached") | null;
            questions: {
                question: number;
                by: string | null;
                answered: boolean;
            }[];
            publicSummary: string | null;
            withheldReason: string | null;
            /** @description Asked for, or open because it was asked for or the matter is in mediation */
            suspension: {
                /** @enum {string} */
                status: "requested" | "open";
                reason: string;
                reviewAt: string | null;
            } | null;
            appeal: ("open" | "accepted" | "refused") | null;
            mergedInto: string | null;
            /** @description Cases that were merged into this one */
            tookIn: string[];
            commands: {
                /** @enum {string} */
                command: "submit" | "reclassify" | "transfer" | "report-up" | "assign" | "decline" | "accept" | "object" | "change-handler" | "request-suspension" | "approve-suspension" | "refuse-suspension" | "resume" | "extend" | "refer" | "reply" | "follow-up" | "rate" | "sign-off" | "send-back" | "close" | "withdraw-publication" | "add" | "choose-messages" | "ask" | "issue-receipt" | "reopen" | "withdraw" | "name-subject" | "lift-confidentiality" | "consent" | "void" | "correct" | "erase-attachment" | "merge" | "unmerge" | "urge" | "appeal" | "accept-appeal" | "refuse-appeal" | "close-unsatisfied";
                allowed: boolean;
                code: string | null;
                message: {
                    "zh-CN": string;
                    en: string;
                } | null;
            }[];
            serverTime: string;
            receipt?: components["schemas"]["Receipt"];
        };
        Receipt: {
            number: string;
            /** @description Good once, exchanged for a code; shown once */
            claim: string;
            validUntil: string;
            /** @description What to do with it */
            words: {
                "zh-CN": string;
                en: string;
            };
        };
        NoticeList: {
            items: components["schemas"]["Notice"][];
            next: string | null;
            /** @description How many `?unread=true` would list */
            unread: number;
            /** @description Give it as `since` to learn what came or changed after this answer */
            mark: string;
            serverTime: string;
        };
        Notice: {
            /** Format: uuid */
            id: string;
            /** @description Null for the summary of an import, and for what is about something else */
            case: {
                /** Format: uuid */
                id: string;
                number: string;
            } | null;
            /** @description What it is about, a case too; null for the summary of an import */
            about: {
                /** @enum {string} */
                kind: "case" | "dispute" | "consultation" | "joint" | "period" | "hazard";
                /** Format: uuid */
                id: string;
                number: string;
            } | null;
            cause: {
                /** @description Type of the event; `imported` for the summary of an import */
                type: string;
                seq: number | null;
                /** @description The highest rung of one climb */
                rung: string | null;
                words: {
                    "zh-CN": string;
                    en: string;
                };
            };
            clock: string | null;
            dueAt: string | null;
            /** @description As what the person is told: `unit#chief`, `unit#desk`, `unit#mediator` */
            seat: string;
            /** @description The seat that was passed over because nobody was there */
            passedUpFrom: string | null;
            /** @description How many it is about: more than one of an import or a digest */
            cases: number;
            /** @description Of an import: open cases past a limit */
            breached: number;
            escalated: number;
            createdAt: string;
            /** @description From when it may be read: it waits for opening hours, but of a new matter */
            releasedAt: string;
            readAt: string | null;
            acknowledgedAt: string | null;
            deliveries: {
                /** @enum {string} */
                channel: "email" | "webhook";
                /** @enum {string} */
                state: "waiting" | "delivered" | "failed";
                at: string | null;
                /** @description Why not: `refused` by the address, `gone`, `private-address` (within the walls, not listed), `no-address`, `gave-up` after three days; of one that waits, `unreachable` or `answered-503` and the like */
                reason: string | null;
            }[];
        };
        /** @example {} */
        MarkNoticeBody: Record<string, never>;
        /**
         * @example {
         *       "ids": [
         *         "019a9d2e-6f00-7000-8000-000000000001"
         *       ]
         *     }
         */
        MarkNoticesBody: {
            /** @description As they were listed; what is not in the inbox of the caller any more is passed over */
            ids: string[];
        };
        NoticesMarked: {
            /** @description How many of them are in the inbox, and marked now */
            marked: number;
        };
        CaseNotices: {
            items: components["schemas"]["CaseNotice"][];
            serverTime: string;
        };
        CaseNotice: {
            /** Format: uuid */
            id: string;
            /** @description Null for the summary of an import, and for what is about something else */
            case: {
                /** Format: uuid */
                id: string;
                number: string;
            } | null;
            /** @description What it is about, a case too; null for the summary of an import */
            about: {
                /** @enum {string} */
                kind: "case" | "dispute" | "consultation" | "joint" | "period" | "hazard";
                /** Format: uuid */
                id: string;
                number: string;
            } | null;
            cause: {
                /** @description Type of the event; `imported` for the summary of an import */
                type: string;
                seq: number | null;
                /** @description The highest rung of one climb */
                rung: string | null;
                words: {
                    "zh-CN": string;
                    en: string;
                };
            };
            clock: string | null;
            dueAt: string | null;
            /** @description As what the person is told: `unit#chief`, `unit#desk`, `unit#mediator` */
            seat: string;
            /** @description The seat that was passed over because nobody was there */
            passedUpFrom: string | null;
            /** @description How many it is about: more than one of an import or a digest */
            cases: number;
            /** @description Of an import: open cases past a limit */
            breached: number;
            escalated: number;
            createdAt: string;
            /** @description From when it may be read: it waits for opening hours, but of a new matter */
            releasedAt: string;
            readAt: string | null;
            acknowledgedAt: string | null;
            deliveries: {
                /** @enum {string} */
                channel: "email" | "webhook";
                /** @enum {string} */
                state: "waiting" | "delivered" | "failed";
                at: string | null;
                /** @description Why not: `refused` by the address, `gone`, `private-address` (within the walls, not listed), `no-address`, `gave-up` after three days; of one that waits, `unreachable` or `answered-503` and the like */
                reason: string | null;
            }[];
            recipient: string;
        };
        UnitList: {
            items: components["schemas"]["Unit"][];
            serverTime: string;
        };
        Unit: {
            /** Format: uuid */
            id: string;
            path: string;
            nameZh: string;
            nameEn: string;
            level: string;
            parent: string | null;
        };
        Me: {
            /** @description Null: the token is good, and names nobody of the directory */
            id: string | null;
            nameZh: string | null;
            /** @description Of all seats, as narrowed by the token */
            roles: string[];
            /** @description Where he or she is posted */
            unit: string | null;
            /** @description Unit paths of all seats, stand-ins included */
            seats: string[];
        };
        PersonList: {
            items: components["schemas"]["PersonSummary"][];
            next: string | null;
            serverTime: string;
        };
        PersonSummary: {
            id: string;
            nameZh: string;
            role: string;
            unit: string;
            /** @description Held, or stood in for, now */
            posts: {
                unit: string;
                post: string;
                standIn: boolean;
            }[];
            away: boolean;
        };
        StandIn: {
            /** Format: uuid */
            id: string;
            unit: string;
            post: string;
            person: string;
            since: string | null;
            until: string | null;
        };
        PostList: {
            items: components["schemas"]["Post"][];
            at: string;
            serverTime: string;
        };
        Post: {
            unit: string;
            post: string;
            /** @description Null: vacant */
            holder: string | null;
            /** @description The holder is on record as away */
            away: boolean;
            standIn: components["schemas"]["StandIn"] | null;
            /** @description Who acts for it: of another unit when it was passed up */
            acting: {
                person: string;
                unit: string;
                post: string;
                standIn: boolean;
            } | null;
        };
        /**
         * @example {
         *       "path": "shifan.dongcheng.hubin.xinjie",
         *       "nameZh": "新街警务室",
         *       "nameEn": "Xinjie Room",
         *       "level": "room"
         *     }
         */
        AddUnitBody: {
            /** @example shifan.dongcheng.linjiang */
            path: string;
            nameZh: string;
            nameEn: string;
            /** @enum {string} */
            level: "bureau" | "branch" | "division" | "station" | "room" | "partner";
        };
        /**
         * @example {
         *       "id": "hubin-officer-9",
         *       "nameZh": "湖滨所民警",
         *       "role": "officer",
         *       "unit": "shifan.dongcheng.hubin"
         *     }
         */
        AddPersonBody: {
            /** @example linjiang-officer-a */
            id: string;
            /** @description What a token must say to be this person’s, to the letter; left out when added, or null: the id */
            subject?: string & (unknown & unknown);
            nameZh: string;
            /** @enum {string} */
            role: "desk" | "officer" | "chief" | "supervisor" | "analyst" | "admin" | "mediator";
            /** @example shifan.dongcheng.linjiang */
            unit: string;
        };
        ChangedPerson: {
            id: string;
            subject: string;
            nameZh: string;
            role: string;
            unit: string;
        };
        Limit: {
            /** @enum {string} */
            kind: "working-days";
            days: number;
            /**
             * @default close-of-day
             * @enum {string}
             */
            end: "close-of-day" | "same-time";
        } | {
            /** @enum {string} */
            kind: "working-time";
            minutes: number;
        } | {
            /** @enum {string} */
            kind: "calendar";
            duration: string;
            /**
             * @default none
             * @enum {string}
             */
            roll: "none" | "next-working-day";
            /**
             * @description Left out: at the clock time of the start. `end-of-day`: at 24:00 of the last day (Civil Code art. 203)
             * @enum {string}
             */
            end?: "same-time" | "end-of-day";
        } | {
            /** @enum {string} */
            kind: "elapsed";
            duration: string;
        };
        CategoriesView: {
            categories: components["schemas"]["Category"][];
            former: components["schemas"]["FormerCategories"];
            /** @description 0 while none was published; the ETag */
            version: number;
            publishedAt: string | null;
            /** @description For staff */
            publishedBy: string | null;
            serverTime: string;
        };
        Category: {
            /** @example noise */
            slug: string;
            nameZh: string;
            nameEn: string;
            /**
             * @description Who may choose it: anybody, or staff alone
             * @enum {string}
             */
            audience: "public" | "staff";
            ledgers: ("suggestion" | "claim" | "complaint")[];
            /** @description Limits of its own; a clock that is left out has the policy's */
            limits?: {
                [key: string]: components["schemas"]["Limit"];
            };
            /** @default [] */
            fields: components["schemas"]["CategoryField"][];
        };
        CategoryField: {
            name: string;
            labelZh: string;
            labelEn: string;
            /**
             * @description Never a moment
             * @enum {string}
             */
            type: "text" | "number" | "boolean" | "choice";
            /** @default false */
            required: boolean;
            /** @description Of a choice */
            options?: {
                /** @example noise */
                value: string;
                labelZh: string;
                labelEn: string;
            }[];
        };
        /** @description Of versions before and not in this one any more: what matters of then are called */
        FormerCategories: {
            /** @example noise */
            slug: string;
            nameZh: string;
            nameEn: string;
        }[];
        /**
         * @example {
         *       "categories": [
         *         {
         *           "slug": "noise",
         *           "nameZh": "噪声扰民",
         *           "nameEn": "Noise",
         *           "audience": "public",
         *           "ledgers": [
         *             "suggestion",
         *             "claim",
         *             "complaint"
         *           ],
         *           "limits": {
         *             "complete": {
         *               "kind": "working-days",
         *               "days": 3
         *             }
         *           },
         *           "fields": [
         *             {
         *               "name": "floor",
         *               "labelZh": "楼层",
         *               "labelEn": "Floor",
         *               "type": "number",
         *               "required": false
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        CategoriesBody: {
            categories: components["schemas"]["Category"][];
            former?: components["schemas"]["FormerCategories"];
            /** @description 0 while none was published; the ETag */
            version?: number;
            publishedAt?: string | null;
            /** @description For staff */
            publishedBy?: string | null;
            serverTime?: string;
        };
        PlaceList: {
            /** @description The shortest names first, at most 20 */
            items: {
                place: string;
                aliases: string[];
                /** @description The unit whose it is */
                unit: string;
                unitNameZh: string;
                unitNameEn: string;
            }[];
            /** @description The unit that a matter with these very words as its place would be proposed to */
            leadsTo: {
                /** @description The unit whose it is */
                unit: string;
                unitNameZh: string;
                unitNameEn: string;
            } | null;
            /** @description True when there are more than are shown */
            more: boolean;
            serverTime: string;
        };
        SavedViews: {
            /** @description One’s own first, each by name */
            items: components["schemas"]["SavedView"][];
            serverTime: string;
        };
        SavedView: {
            /** Format: uuid */
            id: string;
            name: string;
            search: string;
            sharedWith: string | null;
            mine: boolean;
            /** @description Whose it is; a person id */
            by: string;
        };
        /**
         * @example {
         *       "name": "本月逾期",
         *       "search": "tab=overdue",
         *       "sharedWith": null
         *     }
         */
        SaveViewBody: {
            name: string;
            /** @description The search as the address of the worklist has it, without the question mark */
            search: string;
            /**
             * @description Whoever sits in this unit or below sees it too; a unit you sit in, or one below it
             * @default null
             */
            sharedWith: string | null;
        };
        GuidanceList: {
            items: {
                version: number;
                publishedAt: string;
                publishedBy: string;
                about: components["schemas"]["GuidanceAbout"];
                /** @description How many of each */
                law: number;
                steps: number;
                answers: number;
            }[];
            /** @description Units whose answers are yours to keep; an administrator publishes all guidance beside */
            mine: components["schemas"]["GuidanceAbout"][];
            serverTime: string;
        };
        /** @example category.noise */
        GuidanceAbout: string;
        GuidanceInForce: {
            law: {
                nameZh: string;
                /** @description Left out: the Chinese is shown */
                nameEn?: string;
                /** @description What it says */
                textZh?: string;
                /** @description Left out: the Chinese is shown */
                textEn?: string;
                /** @description Where it comes from */
                about: components["schemas"]["GuidanceAbout"];
            }[];
            steps: {
                textZh: string;
                /** @description Left out: the Chinese is shown */
                textEn?: string;
                /** @description Where it comes from */
                about: components["schemas"]["GuidanceAbout"];
            }[];
            /** @description The nearest first */
            answers: {
                nameZh: string;
                nameEn?: string;
                /** @description Where a reply begins. Filled from the case: {number}, {category}, {place}, {unit}, {handler}, {received}, {due} */
                textZh: string;
                /** @description Left out: the Chinese is shown */
                textEn?: string;
                /** @description Where it comes from */
                about: components["schemas"]["GuidanceAbout"];
            }[];
            sources: {
                version: number;
                publishedAt: string;
                publishedBy: string;
                /** @description Where it comes from */
                about: components["schemas"]["GuidanceAbout"];
            }[];
            serverTime: string;
        };
        Guidance: {
            about: components["schemas"]["GuidanceAbout"];
            law: components["schemas"]["Article"][];
            steps: components["schemas"]["GuidanceStep"][];
            answers: components["schemas"]["UsualAnswer"][];
            /** @description 0 while none was published; the ETag */
            version: number;
            publishedAt: string | null;
            publishedBy: string | null;
            /** @description Whether it is yours to publish */
            mayPublish: boolean;
            serverTime: string;
        };
        Article: {
            nameZh: string;
            /** @description Left out: the Chinese is shown */
            nameEn?: string;
            /** @description What it says */
            textZh?: string;
            /** @description Left out: the Chinese is shown */
            textEn?: string;
        };
        GuidanceStep: {
            textZh: string;
            /** @description Left out: the Chinese is shown */
            textEn?: string;
        };
        UsualAnswer: {
            nameZh: string;
            nameEn?: string;
            /** @description Where a reply begins. Filled from the case: {number}, {category}, {place}, {unit}, {handler}, {received}, {due} */
            textZh: string;
            /** @description Left out: the Chinese is shown */
            textEn?: string;
        };
        GuidanceHistory: {
            /** @description The newest first, at most 50 */
            items: {
                version: number;
                publishedAt: string;
                publishedBy: string;
            }[];
            serverTime: string;
        };
        /**
         * @example {
         *       "law": [
         *         {
         *           "nameZh": "《中华人民共和国噪声污染防治法》第八十二条"
         *         }
         *       ],
         *       "steps": [
         *         {
         *           "textZh": "到现场劝止并记录"
         *         }
         *       ],
         *       "answers": [
         *         {
         *           "nameZh": "已劝止",
         *           "textZh": "{number}：{unit}已到{place}劝止。"
         *         }
         *       ]
         *     }
         */
        GuidanceBody: {
            /** @default [] */
            law: components["schemas"]["Article"][];
            /** @default [] */
            steps: components["schemas"]["GuidanceStep"][];
            /** @default [] */
            answers: components["schemas"]["UsualAnswer"][];
            about?: components["schemas"]["GuidanceAbout"];
            /** @description Whether it is yours to publish */
            mayPublish?: boolean;
            serverTime?: string;
            /** @description 0 while none was published; the ETag */
            version?: number;
            publishedAt?: string | null;
            publishedBy?: string | null;
        };
        GuidanceOfCase: {
            law: {
                nameZh: string;
                /** @description Left out: the Chinese is shown */
                nameEn?: string;
                /** @description What it says */
                textZh?: string;
                /** @description Left out: the Chinese is shown */
                textEn?: string;
                /** @description Where it comes from */
                about: components["schemas"]["GuidanceAbout"];
            }[];
            steps: {
                textZh: string;
                /** @description Left out: the Chinese is shown */
                textEn?: string;
                /** @description Where it comes from */
                about: components["schemas"]["GuidanceAbout"];
            }[];
            /** @description The nearest first */
            answers: {
                nameZh: string;
                nameEn?: string;
                /** @description Where a reply begins. Filled from the case: {number}, {category}, {place}, {unit}, {handler}, {received}, {due} */
                textZh: string;
                /** @description Left out: the Chinese is shown */
                textEn?: string;
                /** @description Where it comes from */
                about: components["schemas"]["GuidanceAbout"];
            }[];
            sources: {
                version: number;
                publishedAt: string;
                publishedBy: string;
                /** @description Where it comes from */
                about: components["schemas"]["GuidanceAbout"];
            }[];
            serverTime: string;
            /** @description What the answers were filled with; null: nothing yet, and it stands in them in its braces */
            blanks: {
                /** @enum {string} */
                blank: "number" | "category" | "place" | "unit" | "handler" | "received" | "due";
                zh: string | null;
                en: string | null;
            }[];
        };
        /**
         * @example {
         *       "command": "assign",
         *       "body": {
         *         "unit": "shifan.dongcheng.hubin"
         *       },
         *       "selection": {
         *         "search": {
         *           "stage": "submitted"
         *         }
         *       }
         *     }
         */
        BulkPreviewBody: {
            /** @enum {string} */
            command: "assign";
            /** @description Left out: whether the command is offered at all, whatever it says */
            body?: components["schemas"]["AssignBody"];
            selection: components["schemas"]["BulkSelection"];
        } | {
            /** @enum {string} */
            command: "change-handler";
            /** @description Left out: whether the command is offered at all, whatever it says */
            body?: components["schemas"]["ChangeHandlerBody"];
            selection: components["schemas"]["BulkSelection"];
        } | {
            /** @enum {string} */
            command: "transfer";
            /** @description Left out: whether the command is offered at all, whatever it says */
            body?: components["schemas"]["TransferBody"];
            selection: components["schemas"]["BulkSelection"];
        } | {
            /** @enum {string} */
            command: "merge";
            /** @description Left out: whether the command is offered at all, whatever it says */
            body?: components["schemas"]["MergeBody"];
            selection: components["schemas"]["BulkSelection"];
        } | {
            /** @enum {string} */
            command: "urge";
            /** @description Left out: whether the command is offered at all, whatever it says */
            body?: components["schemas"]["UrgeBody"];
            selection: components["schemas"]["BulkSelection"];
        };
        /** @description Cases by their ids, or all that a search finds for you at this moment: at most 5000, else `too-many-selected` */
        BulkSelection: {
            ids: string[];
        } | {
            /** @description The filters of the list, as its address has them */
            search: {
                /** @enum {string} */
                stage?: "registered" | "submitted" | "assigned" | "handling" | "replied" | "followed-up" | "signed-off" | "closed" | "declined" | "withdrawn" | "merged" | "voided";
                /** @enum {string} */
                ledger?: "suggestion" | "claim" | "complaint";
                /**
                 * @description At or below
                 * @example shifan.dongcheng.linjiang
                 */
                unit?: string;
                /**
                 * @description The owner's unit, exactly
                 * @example shifan.dongcheng.linjiang
                 */
                owner?: string;
                /** @example linjiang-officer-a */
                handler?: string;
                /**
                 * Format: date-time
                 * @example 2026-11-20T17:00:00+08:00
                 */
                dueBefore?: string;
                /** @enum {string} */
                overdue?: "true" | "false";
                ref?: string;
                number?: string;
                /** @description A number, a ref, or words of two characters and more that all stand in summary, detail or place. The reporter, by name or telephone number, in cases that show you the reporter */
                q?: string;
                /** @description A condition as JSON: `{"all":[…]}`, `{"any":[…]}`, `{"not":…}`, or one of a field: `{"stage":["handling"]}`, `{"received":{"from":"2026-11-01T00:00:00+08:00"}}`. Fields: stage, ledger, channel, category, responseClass, unit, owner, handler, confidential, suspended, overdue, received, due, level, round, words */
                where?: string;
                /** @description A `mark` of an earlier answer */
                changedSince?: string;
            };
        };
        BulkPreview: {
            selected: number;
            allowed: number;
            /** @description Those for which it would come to nothing, by why; the most frequent first */
            leftOut: {
                code: string;
                message: {
                    "zh-CN": string;
                    en: string;
                };
                count: number;
                /** @description The first of them; a number is null where there is no such case for you */
                cases: {
                    /** Format: uuid */
                    id: string;
                    number: string | null;
                }[];
            }[];
            /** @description Those that have the cases now, whose people may handle them */
            units: string[];
            /** @description Of the case that others are merged into, as they are and as they would be */
            clocks: {
                before: components["schemas"]["Clock"][];
                after: components["schemas"]["Clock"][];
            } | null;
            serverTime: string;
        };
        /**
         * @example {
         *       "command": "urge",
         *       "body": {
         *         "text": "请抓紧办理"
         *       },
         *       "selection": {
         *         "ids": [
         *           "019a9d2e-6f00-7000-8000-000000000001"
         *         ]
         *       }
         *     }
         */
        BulkBody: {
            /** @enum {string} */
            command: "assign";
            body: components["schemas"]["AssignBody"];
            selection: components["schemas"]["BulkSelection"];
        } | {
            /** @enum {string} */
            command: "change-handler";
            body: components["schemas"]["ChangeHandlerBody"];
            selection: components["schemas"]["BulkSelection"];
        } | {
            /** @enum {string} */
            command: "transfer";
            body: components["schemas"]["TransferBody"];
            selection: components["schemas"]["BulkSelection"];
        } | {
            /** @enum {string} */
            command: "merge";
            body: components["schemas"]["MergeBody"];
            selection: components["schemas"]["BulkSelection"];
        } | {
            /** @enum {string} */
            command: "urge";
            body: components["schemas"]["UrgeBody"];
            selection: components["schemas"]["BulkSelection"];
        };
        BulkAct: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            command: "assign" | "change-handler" | "transfer" | "merge" | "urge" | "unmerge";
            /** @enum {string} */
            status: "under-way" | "stopped" | "finished";
            total: number;
            done: number;
            refused: number;
            /** @description Of one that was stopped: those that were left as they are */
            waiting: number;
            givenAt: string;
            endedAt: string | null;
            /** @description The bulk act that this one takes back */
            undoes: string | null;
            /** @description Whether it can be taken back, and why not */
            undo: {
                allowed: boolean;
                code: string | null;
                message: {
                    "zh-CN": string;
                    en: string;
                } | null;
            };
            serverTime: string;
        };
        BulkActs: {
            /** @description The latest first */
            items: components["schemas"]["BulkAct"][];
            serverTime: string;
        };
        BulkSteps: {
            /** @description In the order in which they were selected */
            items: {
                /**
                 * Format: uuid
                 * @description The case
                 */
                id: string;
                /** @description Null where there was no such case for you */
                number: string | null;
                /** @enum {string} */
                result: "waiting" | "done" | "refused";
                /** @description Why it was refused */
                code: string | null;
                message: {
                    "zh-CN": string;
                    en: string;
                } | null;
            }[];
            next: number | null;
            serverTime: string;
        };
        UploadedAttachment: {
            /** Format: uuid */
            id: string;
            /** @description As it was called, without path, control characters and marks that turn text round */
            name: string;
            /** @enum {string} */
            type: "image/jpeg" | "image/png" | "image/webp" | "application/pdf";
            /** @description Bytes of what is shown */
            size: number;
            /** @description Of what is kept: of staff the file as it was sent, of citizens what is shown */
            sha256: string;
            /** @description To a caller without a token alone: with it the attachment can be used, once */
            key?: string;
            /** @description Until then a command must name it */
            expiresAt: string;
        };
        /**
         * @example {
         *       "original": false
         *     }
         */
        AttachmentAddressBody: {
            /**
             * @description The file as it was sent, where that is kept: to staff alone
             * @default false
             */
            original: boolean;
        };
        AttachmentAddress: {
            /** @description Below where this service is reached; for whoever asked for it */
            url: string;
            expiresAt: string;
        };
        CaseAttachments: {
            items: components["schemas"]["CaseAttachment"][];
            serverTime: string;
        };
        CaseAttachment: {
            /** Format: uuid */
            id: string;
            /** @description As it was called, without path, control characters and marks that turn text round */
            name: string;
            /** @enum {string} */
            type: "image/jpeg" | "image/png" | "image/webp" | "application/pdf";
            /** @description Bytes of what is shown */
            size: number;
            /**
             * @description Sent by or for the citizen, or what a result is shown by
             * @enum {string}
             */
            use: "words" | "evidence";
            addedAt: string;
            /** @description The event it came with */
            seq: number;
            /** @description Since when its content is gone for good */
            erasedAt: string | null;
            sha256: string;
            /** @description Whether the file is kept as it was sent beside what is shown */
            original: boolean;
            /** @description Who gave the command it came with; null for a citizen */
            by: string | null;
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
    ReadCase_list: {
        parameters: {
            query?: {
                stage?: "registered" | "submitted" | "assigned" | "handling" | "replied" | "followed-up" | "signed-off" | "closed" | "declined" | "withdrawn" | "merged" | "voided";
                ledger?: "suggestion" | "claim" | "complaint";
                /** @description At or below */
                unit?: string;
                /** @description The owner's unit, exactly */
                owner?: string;
                handler?: string;
                dueBefore?: string;
                overdue?: "true" | "false";
                ref?: string;
                number?: string;
                /** @description A number, a ref, or words of two characters and more that all stand in summary, detail or place. The reporter, by name or telephone number, in cases that show you the reporter */
                q?: string;
                /** @description A condition as JSON: `{"all":[…]}`, `{"any":[…]}`, `{"not":…}`, or one of a field: `{"stage":["handling"]}`, `{"received":{"from":"2026-11-01T00:00:00+08:00"}}`. Fields: stage, ledger, channel, category, responseClass, unit, owner, handler, confidential, suspended, overdue, received, due, level, round, words */
                where?: string;
                /** @description A `mark` of an earlier answer */
                changedSince?: string;
                /** @description `newest`, the default: the last registered first. `due`: by the earliest due moment of a clock that runs, what is late first; then the others by receipt, the latest first. `received`: by receipt, the latest first. By a column: of at most 10000 cases, else `too-many-to-sort` */
                order?: "newest" | "due" | "received" | "number" | "ledger" | "stage" | "category" | "unit" | "handler" | "level";
                /** @description The other way round: of `received` and the columns */
                backwards?: "true" | "false";
                limit?: number;
                /** @description The `next` of an earlier answer in the same order */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The worklist: cases in scope, newest first or in the order asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseList"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RegisterCase_register: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterBody"];
            };
        };
        responses: {
            /** @description Register a matter: anyone through the portal, desk and officers otherwise */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredCase"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RegisterCase_handleAtOnce: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandleAtOnceBody"];
            };
        };
        responses: {
            /** @description Solved on the spot: registered, assigned to the acting officer and replied to in one command */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredCase"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CountCases_count: {
        parameters: {
            query?: {
                stage?: "registered" | "submitted" | "assigned" | "handling" | "replied" | "followed-up" | "signed-off" | "closed" | "declined" | "withdrawn" | "merged" | "voided";
                ledger?: "suggestion" | "claim" | "complaint";
                /** @description At or below */
                unit?: string;
                /** @description The owner's unit, exactly */
                owner?: string;
                handler?: string;
                dueBefore?: string;
                overdue?: "true" | "false";
                ref?: string;
                number?: string;
                /** @description A number, a ref, or words of two characters and more that all stand in summary, detail or place. The reporter, by name or telephone number, in cases that show you the reporter */
                q?: string;
                /** @description A condition as JSON: `{"all":[…]}`, `{"any":[…]}`, `{"not":…}`, or one of a field: `{"stage":["handling"]}`, `{"received":{"from":"2026-11-01T00:00:00+08:00"}}`. Fields: stage, ledger, channel, category, responseClass, unit, owner, handler, confidential, suspended, overdue, received, due, level, round, words */
                where?: string;
                /** @description A `mark` of an earlier answer */
                changedSince?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many cases the worklist has for these filters: exact to 1,000, then that there are more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseCount"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SearchCases_groups: {
        parameters: {
            query: {
                stage?: "registered" | "submitted" | "assigned" | "handling" | "replied" | "followed-up" | "signed-off" | "closed" | "declined" | "withdrawn" | "merged" | "voided";
                ledger?: "suggestion" | "claim" | "complaint";
                /** @description At or below */
                unit?: string;
                /** @description The owner's unit, exactly */
                owner?: string;
                handler?: string;
                dueBefore?: string;
                overdue?: "true" | "false";
                ref?: string;
                number?: string;
                /** @description A number, a ref, or words of two characters and more that all stand in summary, detail or place. The reporter, by name or telephone number, in cases that show you the reporter */
                q?: string;
                /** @description A condition as JSON: `{"all":[…]}`, `{"any":[…]}`, `{"not":…}`, or one of a field: `{"stage":["handling"]}`, `{"received":{"from":"2026-11-01T00:00:00+08:00"}}`. Fields: stage, ledger, channel, category, responseClass, unit, owner, handler, confidential, suspended, overdue, received, due, level, round, words */
                where?: string;
                /** @description A `mark` of an earlier answer */
                changedSince?: string;
                /** @description Weekdays are 1 (Monday) to 7, days `YYYY-MM-DD`, months `YYYY-MM` */
                by: "stage" | "ledger" | "channel" | "category" | "unit" | "owner" | "handler" | "overdue" | "level" | "receivedOn" | "receivedMonth" | "receivedWeekday";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many cases of a search there are of each kind */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseGroups"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReadCase_read: {
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
            /** @description A case, its clocks, and what the reader may do with it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReadCase_events: {
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
            /** @description What happened to the case, in order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseTimeline"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReadCase_clocks: {
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
            /** @description Each clock explained: which days counted and why the others did not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainedClocks"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DisputesOfCase_disputes: {
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
            /** @description Disputes linked to the case, as the mediation service knows them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputesOfCaseView"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Duplicates_ofCase: {
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
            /** @description Cases that may be the same matter, of those you may see, and why */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicatesView"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Duplicates_ofDraft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DuplicatesBody"];
            };
        };
        responses: {
            /** @description The same of a matter that is being written down; nothing is kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicatesView"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Duplicates_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergePreviewBody"];
            };
        };
        responses: {
            /** @description What merging cases into another would do to its clocks, and which cannot be; nothing is written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergePreview"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Case_issue_receipt_move: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueReceiptBody"];
            };
        };
        responses: {
            /** @description 出具回执 · by counter · registered, submitted, assigned, handling, replied, followed-up, signed-off, closed, declined, merged, voided → stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseWithReceipt"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notices_list: {
        parameters: {
            query?: {
                unread?: "true" | "false";
                /** @description A `mark` of an earlier answer */
                since?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller's own notices, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeList"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notices_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkNoticeBody"];
            };
        };
        responses: {
            /** @description A notice was read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notices_acknowledge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkNoticeBody"];
            };
        };
        responses: {
            /** @description Acknowledge a notice; by the bureau's chief on an escalation it ends those of that clock */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notices_readSeveral: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkNoticesBody"];
            };
        };
        responses: {
            /** @description Notices were read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticesMarked"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notices_acknowledgeSeveral: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkNoticesBody"];
            };
        };
        responses: {
            /** @description Acknowledge notices, all or none of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticesMarked"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notices_acknowledgeAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkNoticeBody"];
            };
        };
        responses: {
            /** @description Acknowledge every notice the caller has of a case; who has none may not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notices_ofCase: {
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
            /** @description Who was told what of a case, and what became of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseNotices"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReadDirectory_units: {
        parameters: {
            query?: {
                /** @description At or below */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Units, by path */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitList"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Directory_units_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddUnitBody"];
            };
        };
        responses: {
            /** @description Add a unit */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unit"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReadDirectory_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whom the directory takes the bearer of this token for, and where he or she sits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReadDirectory_people: {
        parameters: {
            query?: {
                /** @description At or below */
                unit?: string;
                role?: "desk" | "officer" | "chief" | "supervisor" | "analyst" | "admin" | "mediator";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description People with their posts, by id */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Directory_people_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPersonBody"];
            };
        };
        responses: {
            /** @description Add a person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedPerson"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReadDirectory_posts: {
        parameters: {
            query?: {
                /** @description At or below */
                unit?: string;
                /** @description As of a moment, past or planned; left out: now */
                at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who held each post at a moment, and who acted for it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostList"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Categories_read: {
        parameters: {
            query?: {
                /** @description For staff; left out: in force */
                version?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a matter can be about: the public categories to anybody, all of them to staff */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoriesView"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Categories_publish: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoriesBody"];
            };
        };
        responses: {
            /** @description Publish the catalogue, whole; administrators. Limits in it are for matters that begin from then on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoriesView"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Places_find: {
        parameters: {
            query: {
                /** @description A part of the name people use */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Places by a part of their name, each with the unit it leads to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceList"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SavedViews_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Searches kept under a name: one’s own, and those shared with one’s units */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViews"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SavedViews_save: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveViewBody"];
            };
        };
        responses: {
            /** @description Keep a search under a name, or change one that is kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SavedViews_remove: {
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
            /** @description Forget a kept search of one’s own */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Guidance_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What there is guidance about, and whose it is to publish */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuidanceList"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Guidance_inForce: {
        parameters: {
            query: {
                category: string;
                ledger: "suggestion" | "claim" | "complaint";
                /** @description Who handles it: with its answers, and those of the units above */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Law, steps and usual answers for a category: its own, its ledger’s, everybody’s */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuidanceInForce"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Guidance_read: {
        parameters: {
            query?: {
                /** @description Left out: in force */
                version?: number;
            };
            header?: never;
            path: {
                about: components["schemas"]["GuidanceAbout"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Guidance about one thing, in force or another version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guidance"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Guidance_publish: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
            };
            path: {
                about: components["schemas"]["GuidanceAbout"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuidanceBody"];
            };
        };
        responses: {
            /** @description Publish guidance, whole; administrators, and of its own usual answers a unit’s chief */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guidance"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Guidance_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                about: components["schemas"]["GuidanceAbout"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was published when and by whom */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuidanceHistory"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Guidance_ofCase: {
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
            /** @description The same for a case, its answers filled from it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuidanceOfCase"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bulk_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkPreviewBody"];
            };
        };
        responses: {
            /** @description What a command would come to over many cases, and why not for some; nothing is written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkPreview"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bulk_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One’s own bulk acts and how far they have come */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkActs"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bulk_give: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkBody"];
            };
        };
        responses: {
            /** @description Give a command to many cases: each gets it by itself, in your name and by the rights you have then */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAct"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bulk_one: {
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
            /** @description How far a bulk act of one’s own has come */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAct"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bulk_steps: {
        parameters: {
            query?: {
                result?: "waiting" | "done" | "refused";
                limit?: number;
                /** @description The `next` of an earlier answer */
                cursor?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of each case of a bulk act of one’s own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkSteps"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bulk_stop: {
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
            /** @description Begin no case more of a bulk act of one’s own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAct"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bulk_undo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take back what a bulk act of one’s own has done, where it still stands: another bulk act */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAct"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CaseFile_file: {
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
            /** @description The case file as a PDF, in the language of `Accept-Language`: what you are shown of the case, and on the paper of a complaint or a confidential case no reporter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Attachments_take: {
        parameters: {
            query?: never;
            header?: {
                /** @description What the file is called: `attachment; filename*=UTF-8''…` */
                "Content-Disposition"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
                "application/pdf": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Hand in a photo or a PDF: the bytes alone, under the type they claim. A command names it within a day, or it is gone. Broken off, it is to be sent again from its beginning */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedAttachment"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Attachments_address: {
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
                "application/json": components["schemas"]["AttachmentAddressBody"];
            };
        };
        responses: {
            /** @description An address of a few minutes for an attachment of a case that you may read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentAddress"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AttachmentsOfCase_list: {
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
            /** @description Photos and papers of the case, in the order they came */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAttachments"];
                };
            };
            /** @description Anything else: RFC 9457 with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
