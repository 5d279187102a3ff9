// Generated from mediation's OpenAPI document: npm run generate-client

export interface paths {
    "/v1/public/disputes/{number}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The settlement for one of its parties */
        get: operations["Papers_settlementForParty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/disputes/{number}/sessions/{session}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A session as an iCalendar file, for one of the parties */
        get: operations["Papers_sessionForParty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/disputes/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The dispute as one of its parties sees it */
        get: operations["Party_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/disputes/{number}/record-consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记录当事人意愿 · by desk, officer, mediator, in charge, party · screened, accepted, mediating, not-agreed → stays */
        post: operations["Party_record_consent_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/disputes/{number}/record-statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记录陈述 · by in charge, panelist, party · accepted, mediating, not-agreed, agreed, performing → stays */
        post: operations["Party_record_statement_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/disputes/{number}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 签字 · by in charge, panelist, party · mediating, agreed, performing → stays */
        post: operations["Party_sign_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/disputes/{number}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认履行 · by in charge, party · performing → performing or settled */
        post: operations["Party_confirm_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/disputes/{number}/waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 放弃履行 · by in charge, party · performing → performing or settled */
        post: operations["Party_waive_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/disputes/{number}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 终止调解 · by desk, officer, mediator, in charge, party · screened, accepted, mediating, not-agreed → withdrawn */
        post: operations["Party_withdraw_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/disputes/{number}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 换码 · the claim on a receipt for a code, once. Send a random Idempotency-Key, to repeat the call if its answer is lost */
        post: operations["Party_claim_claim"];
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
        Settlement: {
            version: number;
            /** @description SHA-256 of the document, hexadecimal */
            hash: string;
            terms: string;
            signedBy: string[];
            /** @description The version in force */
            inForce: number | null;
            /** @description The day on which the version in force took effect */
            effectiveOn: string | null;
            /** @description Whether a people’s mediation committee took part; null where it was not yet asked */
            committee: boolean | null;
        };
        Obligation: {
            id: string;
            /** @enum {string} */
            kind: "money" | "act" | "handing-over" | "apology" | "stopping";
            who: string;
            toWhom: string;
            what: string;
            amountYuan: number | null;
            dueAt: string;
            after: string[];
            /** @enum {string} */
            state: "shut" | "open" | "confirmed" | "waived";
            /** @description Open, and not performed in time */
            inDefault: boolean;
            /** @description What both parties can do about a default */
            remedies: {
                code: string;
                words: {
                    "zh-CN": string;
                    en: string;
                };
            }[];
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
         *       "given": true
         *     }
         */
        RecordConsentBody: {
            /** @description Left out by a party that acts by its own code. Set by desk or officer or mediator or in charge alone */
            party?: string;
            given: boolean;
            /** @description How the will was recorded: in writing, by telephone. Set by desk or officer or mediator or in charge alone */
            means?: string;
            note?: string;
        };
        /**
         * @example {
         *       "text": "底线只告诉调解员",
         *       "confidential": true
         *     }
         */
        RecordStatementBody: {
            /** @description Left out by a party that acts by its own code. Set by in charge or panelist alone */
            party?: string;
            text: string;
            /** @description For those who mediate alone; never shown to the other party */
            confidential: boolean;
            note?: string;
        };
        /**
         * @example {
         *       "version": 1
         *     }
         */
        SignBody: {
            /** @description Left out by a party that acts by its own code. Set by in charge or panelist alone */
            party?: string;
            /** @description The version that was signed */
            version: number;
            /** @description How the will was recorded: in writing, by telephone. Set by in charge or panelist alone */
            means?: string;
            note?: string;
        };
        /**
         * @example {
         *       "obligation": "1",
         *       "evidence": [
         *         {
         *           "text": "收条"
         *         }
         *       ]
         *     }
         */
        ConfirmBody: {
            obligation: string;
            /** @description Left out by a party that acts by its own code. Set by in charge alone */
            party?: string;
            /** @default [] */
            evidence: components["schemas"]["Evidence"][];
            note?: string;
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
        /**
         * @example {
         *       "obligation": "1",
         *       "reason": "双方已和好"
         *     }
         */
        WaiveBody: {
            obligation: string;
            /** @description Left out by a party that acts by its own code. Set by in charge alone */
            party?: string;
            reason: string;
            note?: string;
        };
        /**
         * @example {
         *       "reason": "不再调解",
         *       "remedies": "可向区人民法院起诉"
         *     }
         */
        WithdrawDisputeBody: {
            /** @description Left out by a party that acts by its own code. Set by desk or officer or mediator or in charge alone */
            party?: string;
            reason: string;
            /** @description What the parties were told they can do instead */
            remedies: string;
            note?: string;
        };
        PartyDispute: {
            number: string;
            version: number;
            party: string;
            /** @description By a code never confirmed one can look and make statements: show who you are to a desk */
            codeConfirmed: boolean;
            title: string;
            /** @enum {string} */
            status: "screened" | "accepted" | "mediating" | "not-agreed" | "agreed" | "performing" | "settled" | "referred" | "withdrawn" | "merged" | "voided";
            /** @enum {string} */
            level: "community" | "station" | "county";
            screenedAt: string;
            parties: {
                key: string;
                consent: ("given" | "refused") | null;
            }[];
            sessions: {
                session: number;
                at: string;
                venue: string | null;
                /** @enum {string} */
                state: "planned" | "held" | "cancelled";
                outcome: ("agreed" | "not-agreed" | "adjourned") | null;
            }[];
            /** @description Your own */
            statements: {
                at: string;
                confidential: boolean;
                text: string;
            }[];
            settlement: components["schemas"]["Settlement"] | null;
            obligations: components["schemas"]["Obligation"][];
            confirmation: ("open" | "applied" | "confirmed" | "refused" | "lapsed") | null;
            /** @description What you were told you can do, when mediation ended without agreement */
            remedies: string | null;
            clocks: components["schemas"]["Clock"][];
            commands: {
                /** @enum {string} */
                command: "accept" | "record-consent" | "issue-receipt" | "record-identity" | "assign-mediator" | "set-colour" | "check-in" | "raise-complexity" | "extend" | "plan-session" | "cancel-session" | "declare-tie" | "replace-panelist" | "hold-session" | "record-statement" | "raise" | "draft-settlement" | "sign" | "agree" | "confirm" | "waive" | "settle" | "apply-for-confirmation" | "record-court-decision" | "visit" | "reopen" | "refer-out" | "withdraw" | "merge" | "void" | "complete-resolution";
                allowed: boolean;
                code: string | null;
                message: {
                    "zh-CN": string;
                    en: string;
                } | null;
            }[];
            serverTime: string;
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
        ClaimedDispute: {
            number: string;
            version: number;
            party: string;
            /** @description By a code never confirmed one can look and make statements: show who you are to a desk */
            codeConfirmed: boolean;
            title: string;
            /** @enum {string} */
            status: "screened" | "accepted" | "mediating" | "not-agreed" | "agreed" | "performing" | "settled" | "referred" | "withdrawn" | "merged" | "voided";
            /** @enum {string} */
            level: "community" | "station" | "county";
            screenedAt: string;
            parties: {
                key: string;
                consent: ("given" | "refused") | null;
            }[];
            sessions: {
                session: number;
                at: string;
                venue: string | null;
                /** @enum {string} */
                state: "planned" | "held" | "cancelled";
                outcome: ("agreed" | "not-agreed" | "adjourned") | null;
            }[];
            /** @description Your own */
            statements: {
                at: string;
                confidential: boolean;
                text: string;
            }[];
            settlement: components["schemas"]["Settlement"] | null;
            obligations: components["schemas"]["Obligation"][];
            confirmation: ("open" | "applied" | "confirmed" | "refused" | "lapsed") | null;
            /** @description What you were told you can do, when mediation ended without agreement */
            remedies: string | null;
            clocks: components["schemas"]["Clock"][];
            commands: {
                /** @enum {string} */
                command: "accept" | "record-consent" | "issue-receipt" | "record-identity" | "assign-mediator" | "set-colour" | "check-in" | "raise-complexity" | "extend" | "plan-session" | "cancel-session" | "declare-tie" | "replace-panelist" | "hold-session" | "record-statement" | "raise" | "draft-settlement" | "sign" | "agree" | "confirm" | "waive" | "settle" | "apply-for-confirmation" | "record-court-decision" | "visit" | "reopen" | "refer-out" | "withdraw" | "merge" | "void" | "complete-resolution";
                allowed: boolean;
                code: string | null;
                message: {
                    "zh-CN": string;
                    en: string;
                } | null;
            }[];
            serverTime: string;
            /** @description The new code; the one before opens nothing any more. A repeated answer has it under an `Idempotency-Key` that is a random UUID (version 4) alone */
            queryCode?: string;
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
    Papers_settlementForParty: {
        parameters: {
            query?: {
                version?: number;
            };
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
            /** @description The settlement for one of its parties */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
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
    Papers_sessionForParty: {
        parameters: {
            query?: never;
            header: {
                /** @description The secret that opens the number to its citizen; blanks, hyphens and small letters do not matter */
                "Query-Code": string;
            };
            path: {
                number: string;
                session: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A session as an iCalendar file, for one of the parties */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
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
    Party_read: {
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
            /** @description The dispute as one of its parties sees it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyDispute"];
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
    Party_record_consent_move: {
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
                "application/json": components["schemas"]["RecordConsentBody"];
            };
        };
        responses: {
            /** @description 记录当事人意愿 · by desk, officer, mediator, in charge, party · screened, accepted, mediating, not-agreed → stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyDispute"];
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
    Party_record_statement_move: {
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
                "application/json": components["schemas"]["RecordStatementBody"];
            };
        };
        responses: {
            /** @description 记录陈述 · by in charge, panelist, party · accepted, mediating, not-agreed, agreed, performing → stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyDispute"];
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
    Party_sign_move: {
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
                "application/json": components["schemas"]["SignBody"];
            };
        };
        responses: {
            /** @description 签字 · by in charge, panelist, party · mediating, agreed, performing → stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyDispute"];
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
    Party_confirm_move: {
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
                "application/json": components["schemas"]["ConfirmBody"];
            };
        };
        responses: {
            /** @description 确认履行 · by in charge, party · performing → performing or settled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyDispute"];
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
    Party_waive_move: {
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
                "application/json": components["schemas"]["WaiveBody"];
            };
        };
        responses: {
            /** @description 放弃履行 · by in charge, party · performing → performing or settled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyDispute"];
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
    Party_withdraw_move: {
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
                "application/json": components["schemas"]["WithdrawDisputeBody"];
            };
        };
        responses: {
            /** @description 终止调解 · by desk, officer, mediator, in charge, party · screened, accepted, mediating, not-agreed → withdrawn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyDispute"];
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
    Party_claim_claim: {
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
                    "application/json": components["schemas"]["ClaimedDispute"];
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
