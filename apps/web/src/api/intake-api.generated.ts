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
    "/v1/public/cases/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The case as its citizen sees it */
        get: operations["Citizen_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/cases/{number}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 群众评价 · by citizen, counter · replied, followed-up → followed-up or handling or replied */
        post: operations["Citizen_rate_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/cases/{number}/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 补充 · by citizen, counter · registered, submitted, assigned, handling, replied, followed-up, signed-off → stays */
        post: operations["Citizen_add_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/cases/{number}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 选择通知方式 · by citizen, counter · registered, submitted, assigned, handling, replied, followed-up, signed-off, closed, declined, merged, voided → stays */
        post: operations["Citizen_choose-messages_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/cases/{number}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回 · by citizen, counter · registered, submitted, assigned, handling, merged → withdrawn */
        post: operations["Citizen_withdraw_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/cases/{number}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新打开 · by citizen, supervisor, counter · closed → handling */
        post: operations["Citizen_reopen_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/cases/{number}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申诉 · by citizen, counter · declined, voided → stays */
        post: operations["Citizen_appeal_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/cases/{number}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 同意解密 · by citizen · registered, submitted, assigned, handling, replied, followed-up, signed-off → stays */
        post: operations["Citizen_consent_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/cases/{number}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 换码 · the claim on a receipt for a code, once. Send a random Idempotency-Key, to repeat the call if its answer is lost */
        post: operations["Citizen_claim_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/cases/{number}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 验证 · what was sent to the reporter confirms the code */
        post: operations["Citizen_confirm_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/message-channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which channels a citizen can be told what becomes of a matter, and when none is used */
        get: operations["MessageChannels_channels"];
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
    "/v1/public/promise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long a matter takes, by the policy in force */
        get: operations["Promise_promise"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The names of the units that matters go to */
        get: operations["Promise_units"];
        put?: never;
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
    "/v1/public/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was closed and published, last closed first, and totals of bureau and branches; anybody */
        get: operations["PublicLedger_read"];
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
    "/v1/public/cases/{number}/attachments/{id}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An address of a few minutes for what you have sent */
        post: operations["CitizenAttachments_address"];
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
         *       "number": "SQ-2026-000014",
         *       "version": 1,
         *       "ledger": "claim",
         *       "category": "noise",
         *       "summary": "夜间施工噪声",
         *       "stage": "registered",
         *       "round": 1,
         *       "unit": "shifan.dongcheng.linjiang",
         *       "receivedAt": "2026-11-20T16:10:00+08:00",
         *       "detail": "连续三晚施工到凌晨",
         *       "fields": {},
         *       "place": null,
         *       "publicSummary": null,
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
         *       "suspended": false,
         *       "result": null,
         *       "declined": null,
         *       "voided": null,
         *       "appeal": null,
         *       "mergedInto": null,
         *       "codeConfirmed": true,
         *       "confirmation": null,
         *       "stages": [
         *         {
         *           "stage": "registered",
         *           "state": "current"
         *         },
         *         {
         *           "stage": "submitted",
         *           "state": "ahead"
         *         },
         *         {
         *           "stage": "assigned",
         *           "state": "ahead"
         *         },
         *         {
         *           "stage": "handling",
         *           "state": "ahead"
         *         },
         *         {
         *           "stage": "replied",
         *           "state": "ahead"
         *         },
         *         {
         *           "stage": "followed-up",
         *           "state": "ahead"
         *         },
         *         {
         *           "stage": "signed-off",
         *           "state": "ahead"
         *         },
         *         {
         *           "stage": "closed",
         *           "state": "ahead"
         *         }
         *       ],
         *       "unitPart": "receiving",
         *       "questions": [],
         *       "added": [],
         *       "attachments": [],
         *       "messages": {
         *         "chosen": [
         *           "sms"
         *         ],
         *         "possible": [
         *           "sms"
         *         ]
         *       },
         *       "due": {
         *         "clock": "assign",
         *         "dueAt": "2026-11-23T18:00:00+08:00",
         *         "late": false,
         *         "workingDays": true,
         *         "daysLeft": 1
         *       },
         *       "commands": [
         *         {
         *           "command": "add",
         *           "allowed": true,
         *           "code": null,
         *           "message": null,
         *           "until": null
         *         }
         *       ],
         *       "serverTime": "2026-11-20T17:00:00+08:00"
         *     }
         */
        CitizenCase: {
            number: string;
            version: number;
            /** @enum {string} */
            ledger: "suggestion" | "claim" | "complaint";
            category: string;
            summary: string;
            detail: string;
            fields: components["schemas"]["FieldValues"];
            place: string | null;
            /** @enum {string} */
            stage: "registered" | "submitted" | "assigned" | "handling" | "replied" | "followed-up" | "signed-off" | "closed" | "declined" | "withdrawn" | "merged" | "voided";
            round: number;
            /** @description The eight stages in their order; none where it ended in another way */
            stages: {
                /** @enum {string} */
                stage: "registered" | "submitted" | "assigned" | "handling" | "replied" | "followed-up" | "signed-off" | "closed" | "declined" | "withdrawn" | "merged" | "voided";
                /** @enum {string} */
                state: "done" | "current" | "ahead";
            }[];
            /** @description The handling unit, before that the owner's */
            unit: string;
            /**
             * @description What that unit has to do with it: until it is assigned, none handles it
             * @enum {string}
             */
            unitPart: "receiving" | "deciding" | "assigned" | "handling";
            receivedAt: string;
            clocks: components["schemas"]["Clock"][];
            /** @description True while its time stands still because somebody approved that */
            suspended: boolean;
            /** @description The last answer */
            result: string | null;
            /** @description Why it was declined, and where to go */
            declined: {
                reason: string;
                referral: string;
            } | null;
            /** @description Why it was voided: it counts as no matter */
            voided: {
                reason: string;
            } | null;
            appeal: ("open" | "accepted" | "refused") | null;
            /** @description Number of the case it was merged into, whose standing this is */
            mergedInto: string | null;
            /** @description By a code never confirmed one can look, add and rate */
            codeConfirmed: boolean;
            /** @description By which way what confirms this code was sent; null where there is nothing to confirm, or no way to send anything */
            confirmation: ("email" | "sms") | null;
            /** @description What you were asked; answer with `add` */
            questions: {
                question: number;
                text: string;
                /** @description Until when an answer is hoped for */
                by: string | null;
                askedAt: string;
                answered: boolean;
            }[];
            /** @description What you have added */
            added: {
                at: string;
                text: string;
                attachments: string[];
            }[];
            /** @description What you have sent */
            attachments: components["schemas"]["Attachment"][];
            /** @description By which you are told what becomes of it */
            messages: {
                /** @description Null: nothing was said; then e-mail, where one was given */
                chosen: ("email" | "sms" | "webhook")[] | null;
                /** @description Those that an address was given for; `webhook` where there is an app of the bureau, which needs none */
                possible: ("email" | "sms" | "webhook")[];
            };
            publicSummary: string | null;
            /** @description What happens next at the latest when; null when nothing is promised any more */
            due: {
                /** @enum {string} */
                clock: "acknowledge" | "assign" | "arrive" | "complete" | "follow-up" | "sign-off" | "archive";
                /** @description Null while its time stands still */
                dueAt: string | null;
                late: boolean;
                /** @description Whether days are working days; else those of the calendar */
                workingDays: boolean;
                /** @description Days from today to the due day: 0 is today, below zero that many days ago */
                daysLeft: number | null;
            } | null;
            commands: {
                /** @enum {string} */
                command: "submit" | "reclassify" | "transfer" | "report-up" | "assign" | "decline" | "accept" | "object" | "change-handler" | "request-suspension" | "approve-suspension" | "refuse-suspension" | "resume" | "extend" | "refer" | "reply" | "follow-up" | "rate" | "sign-off" | "send-back" | "close" | "withdraw-publication" | "add" | "choose-messages" | "ask" | "issue-receipt" | "reopen" | "withdraw" | "name-subject" | "lift-confidentiality" | "consent" | "void" | "correct" | "erase-attachment" | "merge" | "unmerge" | "urge" | "appeal" | "accept-appeal" | "refuse-appeal" | "close-unsatisfied";
                allowed: boolean;
                code: string | null;
                message: {
                    "zh-CN": string;
                    en: string;
                } | null;
                /** @description The last moment of an act that has one */
                until: string | null;
            }[];
            serverTime: string;
        };
        Attachment: {
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
        };
        /**
         * @example {
         *       "outcome": "satisfied"
         *     }
         */
        RateBody: {
            /** @enum {string} */
            outcome: "satisfied" | "basically-satisfied" | "unsatisfied";
            note?: string;
        };
        /**
         * @example {
         *       "text": "三号楼前"
         *     }
         */
        AddBody: {
            text: string;
            /** @description Which question it answers; left out: the only open one, if there is one */
            question?: number;
            /** @description What `POST /v1/attachments` answered */
            attachments?: {
                /** Format: uuid */
                id: string;
                /** @description Needed without a token */
                key?: string;
            }[];
            note?: string;
        };
        /**
         * @example {
         *       "messages": [
         *         "sms"
         *       ]
         *     }
         */
        ChooseMessagesBody: {
            /** @description By which the citizen is told from now on; none: not at all */
            messages: ("email" | "sms" | "webhook")[];
            note?: string;
        };
        /** @example {} */
        WithdrawBody: {
            note?: string;
        };
        /**
         * @example {
         *       "reason": "又松动了"
         *     }
         */
        ReopenByCitizenBody: {
            reason: string;
            note?: string;
        };
        /**
         * @example {
         *       "reason": "对方有威胁言语"
         *     }
         */
        AppealBody: {
            reason: string;
            note?: string;
        };
        /**
         * @example {
         *       "given": true
         *     }
         */
        ConsentBody: {
            /**
             * @description False takes it back
             * @default true
             */
            given: boolean;
            note?: string;
        };
        /**
         * @example {
         *       "claim": "5PXP-LLVW-2Y97-9VZ4"
         *     }
         */
        ClaimBody: {
            /** @description As it stands on the receipt, however it is typed */
            claim: string;
        };
        ClaimedCase: {
            number: string;
            version: number;
            /** @enum {string} */
            ledger: "suggestion" | "claim" | "complaint";
            category: string;
            summary: string;
            detail: string;
            fields: components["schemas"]["FieldValues"];
            place: string | null;
            /** @enum {string} */
            stage: "registered" | "submitted" | "assigned" | "handling" | "replied" | "followed-up" | "signed-off" | "closed" | "declined" | "withdrawn" | "merged" | "voided";
            round: number;
            /** @description The eight stages in their order; none where it ended in another way */
            stages: {
                /** @enum {string} */
                stage: "registered" | "submitted" | "assigned" | "handling" | "replied" | "followed-up" | "signed-off" | "closed" | "declined" | "withdrawn" | "merged" | "voided";
                /** @enum {string} */
                state: "done" | "current" | "ahead";
            }[];
            /** @description The handling unit, before that the owner's */
            unit: string;
            /**
             * @description What that unit has to do with it: until it is assigned, none handles it
             * @enum {string}
             */
            unitPart: "receiving" | "deciding" | "assigned" | "handling";
            receivedAt: string;
            clocks: components["schemas"]["Clock"][];
            /** @description True while its time stands still because somebody approved that */
            suspended: boolean;
            /** @description The last answer */
            result: string | null;
            /** @description Why it was declined, and where to go */
            declined: {
                reason: string;
                referral: string;
            } | null;
            /** @description Why it was voided: it counts as no matter */
            voided: {
                reason: string;
            } | null;
            appeal: ("open" | "accepted" | "refused") | null;
            /** @description Number of the case it was merged into, whose standing this is */
            mergedInto: string | null;
            /** @description By a code never confirmed one can look, add and rate */
            codeConfirmed: boolean;
            /** @description By which way what confirms this code was sent; null where there is nothing to confirm, or no way to send anything */
            confirmation: ("email" | "sms") | null;
            /** @description What you were asked; answer with `add` */
            questions: {
                question: number;
                text: string;
                /** @description Until when an answer is hoped for */
                by: string | null;
                askedAt: string;
                answered: boolean;
            }[];
            /** @description What you have added */
            added: {
                at: string;
                text: string;
                attachments: string[];
            }[];
            /** @description What you have sent */
            attachments: components["schemas"]["Attachment"][];
            /** @description By which you are told what becomes of it */
            messages: {
                /** @description Null: nothing was said; then e-mail, where one was given */
                chosen: ("email" | "sms" | "webhook")[] | null;
                /** @description Those that an address was given for; `webhook` where there is an app of the bureau, which needs none */
                possible: ("email" | "sms" | "webhook")[];
            };
            publicSummary: string | null;
            /** @description What happens next at the latest when; null when nothing is promised any more */
            due: {
                /** @enum {string} */
                clock: "acknowledge" | "assign" | "arrive" | "complete" | "follow-up" | "sign-off" | "archive";
                /** @description Null while its time stands still */
                dueAt: string | null;
                late: boolean;
                /** @description Whether days are working days; else those of the calendar */
                workingDays: boolean;
                /** @description Days from today to the due day: 0 is today, below zero that many days ago */
                daysLeft: number | null;
            } | null;
            commands: {
                /** @enum {string} */
                command: "submit" | "reclassify" | "transfer" | "report-up" | "assign" | "decline" | "accept" | "object" | "change-handler" | "request-suspension" | "approve-suspension" | "refuse-suspension" | "resume" | "extend" | "refer" | "reply" | "follow-up" | "rate" | "sign-off" | "send-back" | "close" | "withdraw-publication" | "add" | "choose-messages" | "ask" | "issue-receipt" | "reopen" | "withdraw" | "name-subject" | "lift-confidentiality" | "consent" | "void" | "correct" | "erase-attachment" | "merge" | "unmerge" | "urge" | "appeal" | "accept-appeal" | "refuse-appeal" | "close-unsatisfied";
                allowed: boolean;
                code: string | null;
                message: {
                    "zh-CN": string;
                    en: string;
                } | null;
                /** @description The last moment of an act that has one */
                until: string | null;
            }[];
            serverTime: string;
            /** @description The new code; the one before opens nothing any more. A repeated answer has it under an `Idempotency-Key` that is a random UUID (version 4) alone */
            queryCode?: string;
        };
        /**
         * @example {
         *       "confirmation": "AAAA2222"
         *     }
         */
        ConfirmCodeBody: {
            /** @description As it stands in the message */
            confirmation: string;
        };
        MessageChannels: {
            /** @description By which messages can be sent here; `webhook`: in the app of the bureau */
            channels: ("email" | "sms" | "webhook")[];
            /** @description When none is sent, but what confirms a code */
            quietHours: {
                from: string;
                to: string;
                timeZone: string;
            };
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
        PromiseView: {
            /** @description Its version */
            policy: string;
            ledgers: {
                /** @enum {string} */
                ledger: "suggestion" | "claim" | "complaint";
                limits: {
                    /** @enum {string} */
                    clock: "assign" | "complete" | "follow-up" | "anonymous-follow-up" | "sign-off" | "archive";
                    limit: components["schemas"]["Limit"];
                }[];
                /** @description When a matter sent now would be handed to somebody */
                assignedBy: string | null;
                /** @description When it would then be answered, if it was handed on at the last moment */
                answeredBy: string | null;
            }[];
            /** @description How many days after closing a citizen can reopen */
            reopenDays: number;
            serverTime: string;
        };
        PublicUnits: {
            items: {
                path: string;
                nameZh: string;
                nameEn: string;
                /** @enum {string} */
                level: "bureau" | "branch" | "division" | "station" | "room" | "partner";
                parent: string | null;
            }[];
            serverTime: string;
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
        PublicLedger: {
            items: {
                number: string;
                /** @enum {string} */
                ledger: "suggestion" | "claim" | "complaint";
                category: string;
                categoryNameZh: string;
                categoryNameEn: string;
                /** @description The unit that handled it */
                unit: string;
                unitNameZh: string;
                unitNameEn: string;
                /** @description A date of the bureau’s calendar */
                closedOn: string;
                /** @description Working days from the day it was received, which is day 0 */
                daysUsed: number;
                publicSummary: string;
            }[];
            next: string | null;
            /** @description The quarter of the totals: the one asked for, else the last that has ended */
            totalsOf: string | null;
            /** @description Of the bureau and each branch, confidential matters among them, as they stood when the quarter had ended; of one that has not there are none */
            totals: {
                unit: string;
                unitNameZh: string;
                unitNameEn: string;
                /** @enum {string} */
                ledger: "suggestion" | "claim" | "complaint";
                /** @description Null where it is below five, or would let such a number be reckoned */
                received: number | null;
                /** @description Null where it is below five, or would let such a number be reckoned */
                closed: number | null;
            }[];
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
        AttachmentAddress: {
            /** @description Below where this service is reached; for whoever asked for it */
            url: string;
            expiresAt: string;
        };
        /** @example {} */
        CitizenAttachmentAddressBody: Record<string, never>;
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
    Citizen_read: {
        parameters: {
            query?: never;
            header: {
                /** @description The secret that opens the number to its citizen; blanks, hyphens and small letters do not matter */
                "Query-Code": string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The case as its citizen sees it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitizenCase"];
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
    Citizen_rate_move: {
        parameters: {
            query?: never;
            header: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
                /** @description The secret that opens the number to its citizen; blanks, hyphens and small letters do not matter */
                "Query-Code": string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateBody"];
            };
        };
        responses: {
            /** @description 群众评价 · by citizen, counter · replied, followed-up → followed-up or handling or replied */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitizenCase"];
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
    Citizen_add_move: {
        parameters: {
            query?: never;
            header: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
                /** @description The secret that opens the number to its citizen; blanks, hyphens and small letters do not matter */
                "Query-Code": string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddBody"];
            };
        };
        responses: {
            /** @description 补充 · by citizen, counter · registered, submitted, assigned, handling, replied, followed-up, signed-off → stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitizenCase"];
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
    "Citizen_choose-messages_move": {
        parameters: {
            query?: never;
            header: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
                /** @description The secret that opens the number to its citizen; blanks, hyphens and small letters do not matter */
                "Query-Code": string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChooseMessagesBody"];
            };
        };
        responses: {
            /** @description 选择通知方式 · by citizen, counter · registered, submitted, assigned, handling, replied, followed-up, signed-off, closed, declined, merged, voided → stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitizenCase"];
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
    Citizen_withdraw_move: {
        parameters: {
            query?: never;
            header: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
                /** @description The secret that opens the number to its citizen; blanks, hyphens and small letters do not matter */
                "Query-Code": string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawBody"];
            };
        };
        responses: {
            /** @description 撤回 · by citizen, counter · registered, submitted, assigned, handling, merged → withdrawn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitizenCase"];
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
    Citizen_reopen_move: {
        parameters: {
            query?: never;
            header: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
                /** @description The secret that opens the number to its citizen; blanks, hyphens and small letters do not matter */
                "Query-Code": string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenByCitizenBody"];
            };
        };
        responses: {
            /** @description 重新打开 · by citizen, supervisor, counter · closed → handling */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitizenCase"];
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
    Citizen_appeal_move: {
        parameters: {
            query?: never;
            header: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
                /** @description The secret that opens the number to its citizen; blanks, hyphens and small letters do not matter */
                "Query-Code": string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealBody"];
            };
        };
        responses: {
            /** @description 申诉 · by citizen, counter · declined, voided → stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitizenCase"];
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
    Citizen_consent_move: {
        parameters: {
            query?: never;
            header: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
                /** @description The secret that opens the number to its citizen; blanks, hyphens and small letters do not matter */
                "Query-Code": string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentBody"];
            };
        };
        responses: {
            /** @description 同意解密 · by citizen · registered, submitted, assigned, handling, replied, followed-up, signed-off → stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitizenCase"];
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
    Citizen_claim_claim: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimBody"];
            };
        };
        responses: {
            /** @description 换码 · the claim on a receipt for a code, once. Send a random Idempotency-Key, to repeat the call if its answer is lost */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimedCase"];
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
    Citizen_confirm_move: {
        parameters: {
            query?: never;
            header: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
                /** @description The secret that opens the number to its citizen; blanks, hyphens and small letters do not matter */
                "Query-Code": string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmCodeBody"];
            };
        };
        responses: {
            /** @description 验证 · what was sent to the reporter confirms the code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitizenCase"];
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
    MessageChannels_channels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By which channels a citizen can be told what becomes of a matter, and when none is used */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageChannels"];
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
    Promise_promise: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How long a matter takes, by the policy in force */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseView"];
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
    Promise_units: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The names of the units that matters go to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicUnits"];
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
    PublicLedger_read: {
        parameters: {
            query?: {
                ledger?: "suggestion" | "claim" | "complaint";
                /** @description With the units below it */
                unit?: string;
                /** @description In which it was closed; the totals are of that quarter */
                quarter?: string;
                /** @description Words of the public summary, two characters or more, or the number of a case */
                q?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was closed and published, last closed first, and totals of bureau and branches; anybody */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicLedger"];
                };
            };
            /** @description The answer is that of the ETag in If-None-Match */
            304: {
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
    CitizenAttachments_address: {
        parameters: {
            query?: never;
            header: {
                /** @description The secret that opens the number to its citizen; blanks, hyphens and small letters do not matter */
                "Query-Code": string;
            };
            path: {
                number: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CitizenAttachmentAddressBody"];
            };
        };
        responses: {
            /** @description An address of a few minutes for what you have sent */
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
}
