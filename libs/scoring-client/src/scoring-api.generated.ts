// Generated from scoring's OpenAPI document: npm run generate-client

export interface paths {
    "/v1/ledgers/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Totals of the three ledgers for a unit and every unit below it */
        get: operations["Totals_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scores/chiefs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Chiefs of bureau, branches, divisions and stations, split by tenure */
        get: operations["Chiefs_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units of a level, scored and ranked for a period */
        get: operations["Scores_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scores/{unitPath}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit: its score, what each number counts, and what changed since the period before */
        get: operations["Scores_unit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scores/{unitPath}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases behind a number, those the reader may see; unavailable while intake cannot be asked */
        get: operations["Scores_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/indices/three-zero": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places without petition, accident or case in a period */
        get: operations["Indices_threeZero"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mediation/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of disputes in a period, told apart as asked */
        get: operations["Mediation_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mediation/figures/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The disputes behind a number, those the reader may see; unavailable while mediation cannot be asked */
        get: operations["Mediation_disputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/occurrences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import what partner units tell of places: place, kind, day, source */
        post: operations["Imports_importOccurrences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/occurrences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Occurrences at the rooms of a unit, by day, those taken back among them */
        get: operations["Occurrences_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/occurrences/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what was imported in error: the index counts it no more, by what is known from now on */
        post: operations["Occurrences_takeBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/occurrences/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have what was taken back counted again */
        post: operations["Occurrences_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What looks like gaming in a period, with the cases; supervisors only */
        get: operations["Flags_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flags/thresholds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From how much on a flag is shown, every version; supervisors and administrators */
        get: operations["Thresholds_list"];
        /** Publish thresholds as the next version; supervisors and administrators */
        put: operations["Thresholds_publish"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/formulas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of the formula, in the order in which they came into force */
        get: operations["Formulas_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/formulas/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a formula in force from a month that has not begun */
        put: operations["Formulas_publish"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/formulas/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a formula would have changed in a past period */
        post: operations["Formulas_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Months, quarters and years since the first fact, and how far each is closed */
        get: operations["Periods_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a period is closed */
        get: operations["Periods_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{period}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The frozen figures and every correction, with the difference and its cause */
        get: operations["Periods_revisions"];
        put?: never;
        /** Freeze corrected figures as a new revision; supervisors and administrators */
        post: operations["Periods_revise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{period}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Objections of the own unit and below, or moved there, of cases the reader may see */
        get: operations["Objections_list"];
        put?: never;
        /** Object to an outcome that counts under the own unit */
        post: operations["Objections_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{period}/objections/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide upon an objection; supervisors */
        post: operations["Objections_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys that were issued, without the keys */
        get: operations["ApiKeys_list"];
        put?: never;
        /** Issue a key that reads what belongs to a unit */
        post: operations["ApiKeys_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a key, at once */
        post: operations["ApiKeys_revoke"];
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
        LedgerTotals: {
            asOf: string;
            knownAt: string;
            items: {
                /** @enum {string} */
                ledger: "suggestion" | "claim" | "complaint";
                unit: string;
                received: number;
                closed: number;
                open: number;
                overdue: number;
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
        ChiefScores: {
            period: string;
            formula: string;
            asOf: string;
            knownAt: string;
            items: {
                unit: string;
                nameZh: string;
                nameEn: string;
                level: string;
                post: string;
                /** @description Null: vacant, or not known */
                person: string | null;
                /** @enum {string} */
                knownFrom: "directory" | "acts" | "unknown";
                from: string;
                /** @description Half-open */
                to: string;
                /** @description The item of somebody who stood in, over those days alone */
                standIn: boolean;
                /** @description Whose post it was meanwhile; of a stand-in */
                inPlaceOf: string | null;
                /** @description Days of the tenure that are not in these figures; each has an item of its own */
                standIns: {
                    person: string;
                    from: string;
                    to: string;
                    outcomes: number;
                }[];
                /** @description Outcomes of the three weighed measures that fell into those days, of all in the tenure */
                standInShare: {
                    outcomes: number;
                    total: number;
                    rate: number | null;
                } | null;
                score: number | null;
                /** @description At 95 %, Wilson */
                interval: {
                    low: number;
                    high: number;
                } | null;
                /** @enum {string} */
                status: "ranked" | "insufficient-sample";
                measures: {
                    satisfaction: components["schemas"]["MeasureFigure"];
                    completeOnTime: components["schemas"]["MeasureFigure"];
                    assignOnTime: components["schemas"]["MeasureFigure"];
                };
                beside: components["schemas"]["MeasuresBeside"];
            }[];
        };
        MeasureFigure: {
            met: number;
            /** @description Null for a plain count */
            total: number | null;
            /** @description A share between 0 and 1, or so many on a hundred */
            rate: number | null;
            /** @description At 95 %, Wilson */
            interval: {
                low: number;
                high: number;
            } | null;
        };
        MeasuresBeside: {
            notReached: components["schemas"]["MeasureFigure"];
            reopenRate: components["schemas"]["MeasureFigure"];
            accountability: components["schemas"]["MeasureFigure"];
            extensions: components["schemas"]["MeasureFigure"];
            suspensions: components["schemas"]["MeasureFigure"];
            inPerson: components["schemas"]["MeasureFigure"];
        };
        ScoreBoard: {
            period: string;
            /** @description Version */
            formula: string;
            asOf: string;
            knownAt: string;
            /**
             * @description Computed now, or as the period was frozen
             * @enum {string}
             */
            basis: "facts" | "frozen-revision";
            /** @description Of the frozen figures; 1 is the first */
            revision: number | null;
            /** @description SHA-256 of the frozen figures */
            hash: string | null;
            level: string;
            items: components["schemas"]["ScoreItem"][];
        };
        ScoreItem: {
            unit: string;
            nameZh: string;
            nameEn: string;
            /** @description 0 to 100; null without enough of a sample */
            score: number | null;
            /** @description Were every measure at the end of its own interval */
            interval: {
                low: number;
                high: number;
            } | null;
            /** @enum {string} */
            status: "ranked" | "insufficient-sample";
            /** @description Among all units of the level, seen or not */
            rank: number | null;
            measures: {
                satisfaction: components["schemas"]["MeasureFigure"];
                completeOnTime: components["schemas"]["MeasureFigure"];
                assignOnTime: components["schemas"]["MeasureFigure"];
            };
            beside: components["schemas"]["MeasuresBeside"];
            deducted: {
                measure: string;
                points: number;
            }[];
        };
        UnitScore: {
            period: string;
            /** @description Version */
            formula: string;
            asOf: string;
            knownAt: string;
            /**
             * @description Computed now, or as the period was frozen
             * @enum {string}
             */
            basis: "facts" | "frozen-revision";
            /** @description Of the frozen figures; 1 is the first */
            revision: number | null;
            /** @description SHA-256 of the frozen figures */
            hash: string | null;
            unit: string;
            nameZh: string;
            nameEn: string;
            level: string;
            /** @description 0 to 100; null without enough of a sample */
            score: number | null;
            /** @description Were every measure at the end of its own interval */
            interval: {
                low: number;
                high: number;
            } | null;
            /** @enum {string} */
            status: "ranked" | "insufficient-sample";
            /** @description Among all units of the level, seen or not */
            rank: number | null;
            measures: {
                satisfaction: components["schemas"]["MeasureFigure"];
                completeOnTime: components["schemas"]["MeasureFigure"];
                assignOnTime: components["schemas"]["MeasureFigure"];
            };
            beside: components["schemas"]["MeasuresBeside"];
            deducted: {
                measure: string;
                points: number;
            }[];
            /** @description How many units of the level have a rank */
            ranked: number;
            /** @description Of disputes at or below the unit; null while mediation is not known as far as `knownAt` */
            mediation: components["schemas"]["MediationBeside"] | null;
            inputs: {
                measure: string;
                zh: string;
                en: string;
                under: string;
                moment: string;
                excluded: string;
                /** @description 0 for what stands beside the score */
                weight: number;
                /** @description What it brings to the score */
                points: number | null;
                /** @description Outcomes left out by decision; each is named by the period’s objections */
                exclusions: number;
            }[];
            before: {
                period: string;
                score: number | null;
                status: string;
                change: number | null;
                because: {
                    measure: string;
                    from: number | null;
                    to: number | null;
                    /** @description Of the change; null where either side had nothing to count */
                    points: number | null;
                }[];
            };
        };
        MediationBeside: {
            successAtCommunity: components["schemas"]["MediationFigure"];
            successAtStation: components["schemas"]["MediationFigure"];
            successAtCounty: components["schemas"]["MediationFigure"];
            solvedAtCommunity: components["schemas"]["MediationFigure"];
            solvedUpToStation: components["schemas"]["MediationFigure"];
        };
        MediationFigure: {
            /** @description A plain count; of a share or so many on a hundred, what stands above the line */
            met: number;
            /** @description Null for a plain count */
            total: number | null;
            /** @description A share between 0 and 1, so many on a hundred, or days; null for a count, and below five */
            value: number | null;
            /** @description At 95 %, Wilson */
            interval: {
                low: number;
                high: number;
            } | null;
            /** @enum {string} */
            status: "sufficient" | "insufficient-sample";
        };
        ScoreCases: {
            period: string;
            unit: string;
            asOf: string;
            knownAt: string;
            items: {
                /** Format: uuid */
                caseId: string;
                number: string;
                ledger: string;
                source: string;
                outcome: string;
                instance: number | null;
                at: string;
                unit: string;
            }[];
            next: string | null;
        };
        ThreeZero: {
            period: string;
            unit: string;
            asOf: string;
            knownAt: string;
            /** @description Villages and communities at or below the unit */
            places: number;
            items: {
                /** @enum {string} */
                kind: "petition" | "accident" | "case";
                /** @description Places where nothing of the kind happened */
                zero: number;
                /** @description Per cent, two decimals */
                share: number | null;
            }[];
            struck: {
                place: string;
                kinds: ("petition" | "accident" | "case")[];
            }[];
        };
        MediationFigures: {
            period: string;
            unit: string;
            by: ("level" | "colour" | "complexity" | "kind" | "place") | null;
            asOf: string;
            /** @description As far as mediation is known here */
            knownAt: string;
            /** @description Of everything */
            measures: components["schemas"]["MediationMeasures"];
            /** @description Told apart as asked: each level, colour or complexity; each kind and place of which there is any */
            items: {
                key: string;
                measures: components["schemas"]["MediationMeasures"];
            }[];
        };
        MediationMeasures: {
            screened: components["schemas"]["MediationFigure"];
            accepted: components["schemas"]["MediationFigure"];
            mediated: components["schemas"]["MediationFigure"];
            agreed: components["schemas"]["MediationFigure"];
            performed: components["schemas"]["MediationFigure"];
            referredOut: components["schemas"]["MediationFigure"];
            withdrawn: components["schemas"]["MediationFigure"];
            solvedAtCommunity: components["schemas"]["MediationFigure"];
            solvedUpToStation: components["schemas"]["MediationFigure"];
            agreementRate: components["schemas"]["MediationFigure"];
            successAtCommunity: components["schemas"]["MediationFigure"];
            successAtStation: components["schemas"]["MediationFigure"];
            successAtCounty: components["schemas"]["MediationFigure"];
            daysToAgreement: components["schemas"]["MediationFigure"];
            relapses: components["schemas"]["MediationFigure"];
            resolveOnTime: components["schemas"]["MediationFigure"];
            obligationsInTime: components["schemas"]["MediationFigure"];
            extensions: components["schemas"]["MediationFigure"];
        };
        MediationDisputes: {
            period: string;
            unit: string;
            /** @enum {string} */
            measure: "screened" | "accepted" | "mediated" | "agreed" | "performed" | "referredOut" | "withdrawn" | "solvedAtCommunity" | "solvedUpToStation" | "agreementRate" | "successAtCommunity" | "successAtStation" | "successAtCounty" | "daysToAgreement" | "relapses" | "resolveOnTime" | "obligationsInTime" | "extensions";
            asOf: string;
            knownAt: string;
            items: {
                /** Format: uuid */
                disputeId: string;
                number: string;
                source: string;
                outcome: string;
                at: string;
                /** @description Of a duration */
                days: number | null;
                place: string;
                /** @enum {string} */
                level: "community" | "station" | "county";
                /** @enum {string} */
                colour: "blue" | "yellow" | "red";
                /** @enum {string} */
                complexity: "general" | "complex" | "difficult";
                kind: string;
            }[];
            next: string | null;
        };
        ImportAnswer: {
            /** @description Blank ones not counted */
            rows: number;
            /** @description Rows that were new, or changed what was here */
            imported: number;
            /** @description Rows already here with the same content */
            skipped: number;
            /** @description With `conflicts=keep`: cases whose history went on by what the file adds */
            continued: number;
            /** @description With `conflicts=keep`: rows whose ref is here with other content, which stayed as it is, and why */
            left: {
                row: number;
                ref: string;
                code: string;
                message: string;
            }[];
            /** @description Each row, in the order of the file. In a dry run what would be written has neither id nor number */
            items: {
                ref: string;
                id: string | null;
                number: string | null;
            }[];
            readAs: components["schemas"]["ReadAs"];
            /** @description True: nothing was written */
            dryRun: boolean;
        };
        ReadAs: {
            /** @description Of text; null for a workbook */
            encoding: ("utf-8" | "utf-16le" | "utf-16be" | "gb18030") | null;
            /** @description Of text; null for a workbook */
            separator: ("comma" | "semicolon" | "tab") | null;
            /** @description Of a workbook; null for text */
            sheet: string | null;
        };
        RejectedImport: {
            type: string;
            title: string;
            /** @enum {number} */
            status: 422;
            /** @enum {string} */
            code: "import-rejected";
            /** @description How many there are; the first thousand are named */
            errorCount: number;
            errors: {
                row: number;
                column: string;
                code: string;
                message: string;
            }[];
        };
        OccurrenceList: {
            period: string;
            unit: string;
            items: components["schemas"]["Occurrence"][];
            next: string | null;
        };
        Occurrence: {
            place: string;
            /** @enum {string} */
            kind: "petition" | "accident" | "case";
            occurredOn: string;
            source: string;
            recordedAt: string;
            /** @description 1 when imported; one more with every taking back and restoring */
            version: number;
            /** @description Whether the index counts it */
            counts: boolean;
            /** @description Taken back, restored, and so on; the last holds */
            rulings: {
                counts: boolean;
                reason: string;
                recordedAt: string;
                recordedBy: string;
            }[];
        };
        TakeBackBody: {
            place: string;
            /** @enum {string} */
            kind: "petition" | "accident" | "case";
            /** @example 2026-11-20 */
            occurredOn: string;
            source: string;
            /**
             * @description A code: scoring holds no words about what happened
             * @enum {string}
             */
            reason: "did-not-happen" | "wrong-place" | "wrong-day" | "wrong-kind" | "told-twice";
        };
        RuledOccurrence: {
            place: string;
            /** @enum {string} */
            kind: "petition" | "accident" | "case";
            occurredOn: string;
            source: string;
            recordedAt: string;
            /** @description 1 when imported; one more with every taking back and restoring */
            version: number;
            /** @description Whether the index counts it */
            counts: boolean;
            /** @description Taken back, restored, and so on; the last holds */
            rulings: {
                counts: boolean;
                reason: string;
                recordedAt: string;
                recordedBy: string;
            }[];
            /** @description Frozen periods it lies in: their figures change with a revision only */
            frozen: string[];
        };
        RestoreBody: {
            place: string;
            /** @enum {string} */
            kind: "petition" | "accident" | "case";
            /** @example 2026-11-20 */
            occurredOn: string;
            source: string;
        };
        GamingFlags: {
            period: string;
            asOf: string;
            knownAt: string;
            thresholdsVersion: number;
            thresholds: components["schemas"]["FlagThresholds"];
            items: {
                /** @enum {string} */
                flag: "closed-before-breach-then-reopened" | "satisfaction-in-bulk" | "suspensions-piled-up" | "re-routed-to-reset" | "cases-split" | "never-unsatisfied";
                unit: string;
                /** @description Whose acts they are, where they are one person’s */
                person: string | null;
                found: number;
                /** @description Those the reader may see */
                cases: string[];
            }[];
        };
        /** @description From how much on a flag is shown; lengths in milliseconds */
        FlagThresholds: {
            lastMomentMs: number;
            bulkFollowUps: number;
            bulkWithinMs: number;
            suspensionsOfCase: number;
            objectionsOfCase: number;
            splitCases: number;
            splitWithinMs: number;
            followUpsWithoutComplaint: number;
        };
        FlagThresholdsList: {
            /** @description Every version; the last is the newest */
            items: components["schemas"]["FlagThresholdsView"][];
        };
        FlagThresholdsView: {
            version: number;
            thresholds: components["schemas"]["FlagThresholds"];
            /** @description Null for version 1, which was there from the beginning */
            publishedAt: string | null;
            publishedBy: string | null;
        };
        FormulaList: {
            items: components["schemas"]["FormulaView"][];
        };
        FormulaView: {
            version: string;
            weights: {
                satisfaction: number;
                completeOnTime: number;
                assignOnTime: number;
            };
            minimumSample: number;
            deductions: {
                measure: string;
                above: number;
                points: number;
                atMost: number;
            }[];
            /** @description Null: from the beginning */
            from: string | null;
            publishedAt: string | null;
            publishedBy: string | null;
        };
        FormulaBody: {
            weights: {
                satisfaction: number;
                completeOnTime: number;
                assignOnTime: number;
            };
            minimumSample: number;
            /** @default [] */
            deductions: {
                /** @enum {string} */
                measure: "accountability" | "extensions" | "suspensions" | "reopenRate" | "notReached";
                above: number;
                points: number;
                atMost: number;
            }[];
            /**
             * @description The first month it is in force for
             * @example 2026-11
             */
            from: string;
        };
        PreviewBody: {
            weights: {
                satisfaction: number;
                completeOnTime: number;
                assignOnTime: number;
            };
            minimumSample: number;
            /** @default [] */
            deductions: {
                /** @enum {string} */
                measure: "accountability" | "extensions" | "suspensions" | "reopenRate" | "notReached";
                above: number;
                points: number;
                atMost: number;
            }[];
            /** @example 2026-11 */
            period: string;
            /** @enum {string} */
            level: "bureau" | "branch" | "division" | "station" | "room" | "partner";
        };
        FormulaPreview: {
            period: string;
            level: string;
            asOf: string;
            knownAt: string;
            inForce: string;
            items: {
                unit: string;
                inForce: {
                    score: number | null;
                    rank: number | null;
                } | null;
                previewed: {
                    score: number | null;
                    rank: number | null;
                } | null;
                change: number | null;
                /** @description Below zero: better */
                rankChange: number | null;
            }[];
        };
        PeriodList: {
            items: components["schemas"]["PeriodView"][];
            next: string | null;
        };
        PeriodView: {
            period: string;
            /** @enum {string} */
            kind: "month" | "quarter" | "year";
            from: string;
            /** @description Half-open */
            to: string;
            /** @enum {string} */
            state: "open" | "ended" | "provisional" | "frozen";
            objectionsUntil: string | null;
            frozenAt: string | null;
            /** @description The newest; 1 is the freezing itself */
            revision: number | null;
            /** @description SHA-256 of the newest revision */
            hash: string | null;
        };
        RevisionList: {
            items: components["schemas"]["RevisionView"][];
        };
        RevisionView: {
            revision: number;
            formula: string;
            asOf: string;
            knownAt: string;
            hash: string;
            /** @description Several, with a blank between them, where several events made one due */
            cause: string;
            madeAt: string;
            /** @description Against the revision before, the units the reader may see */
            difference: {
                unit: string;
                level: string;
                from: {
                    score: number | null;
                    rank: number | null;
                } | null;
                to: {
                    score: number | null;
                    rank: number | null;
                } | null;
            }[];
            /** @description The same of the three-zero index: what happened at a place, before and now */
            struck: {
                place: string;
                from: ("petition" | "accident" | "case")[];
                to: ("petition" | "accident" | "case")[];
            }[];
        };
        RevisionBody: {
            /** @enum {string} */
            cause: "late-record" | "corrected-record" | "decision" | "formula" | "occurrence-taken-back" | "voided-record" | "reinstated-record";
        };
        ObjectionList: {
            items: components["schemas"]["ObjectionView"][];
            /** @description Every decision up to it was there to be shown; ask by it for what came since */
            mark: string;
        };
        ObjectionView: {
            /** Format: uuid */
            id: string;
            period: string;
            unit: string;
            /** Format: uuid */
            caseId: string;
            measure: string;
            reason: string;
            wantedUnit: string | null;
            lines: {
                source: string;
                outcome: string;
                instance: number | null;
                at: string;
                unit: string;
            }[];
            filedAt: string;
            filedBy: string;
            decision: string | null;
            decidedAt: string | null;
            decidedBy: string | null;
            /** @description Where it counts by the decision */
            movedTo: string | null;
            /** @description 1 when filed, 2 when decided */
            version: number;
        };
        ObjectionBody: {
            /** Format: uuid */
            caseId: string;
            /** @enum {string} */
            measure: "satisfaction" | "completeOnTime" | "assignOnTime";
            /**
             * @description A code: scoring holds no words about a case
             * @enum {string}
             */
            reason: "not-ours" | "shared" | "counted-twice" | "beyond-control" | "wrong-record";
            /** @description Whose it is instead */
            wantedUnit?: string;
        };
        DecisionBody: {
            /** @enum {string} */
            decision: "exclude" | "move" | "reject";
            /** @description Where to move it; left out: the unit the objection wants */
            toUnit?: string;
        };
        ApiKeyList: {
            items: components["schemas"]["ApiKeyView"][];
        };
        ApiKeyView: {
            /** Format: uuid */
            id: string;
            label: string;
            unit: string;
            createdAt: string;
            createdBy: string;
            expiresAt: string;
            revokedAt: string | null;
            /** @description 1 when issued, 2 when revoked */
            version: number;
        };
        ApiKeyBody: {
            /** @description What it is for: `data-platform` */
            label: string;
            /** @description It reads what belongs to this unit and those below, and nothing else */
            unit: string;
            /**
             * Format: date-time
             * @description Within a year
             * @example 2026-11-20T17:00:00+08:00
             */
            expiresAt: string;
        };
        NewApiKey: {
            /** Format: uuid */
            id: string;
            label: string;
            unit: string;
            createdAt: string;
            createdBy: string;
            expiresAt: string;
            revokedAt: string | null;
            /** @description 1 when issued, 2 when revoked */
            version: number;
            /** @description Shown this once, and to a repetition under the same Idempotency-Key if that is a random UUID (version 4); we keep its hash */
            key?: string;
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
    Totals_read: {
        parameters: {
            query?: {
                /** @description Left out: the reader's own unit, or the bureau for who sees all of it */
                unit?: string;
                /** @description What had happened by then; left out: now */
                asOf?: string;
                /** @description What had been recorded by then; left out: the newest mark */
                knownAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals of the three ledgers for a unit and every unit below it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerTotals"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description The figures are those of the ETag in If-None-Match */
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
    Chiefs_read: {
        parameters: {
            query: {
                period: string;
                /** @description Left out: the one in force for the period */
                formula?: string;
                /** @description What had happened by then; left out: now */
                asOf?: string;
                /** @description What had been recorded by then; left out: the newest mark */
                knownAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Chiefs of bureau, branches, divisions and stations, split by tenure */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChiefScores"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description The figures are those of the ETag in If-None-Match */
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
    Scores_board: {
        parameters: {
            query: {
                period: string;
                level: "bureau" | "branch" | "division" | "station" | "room" | "partner";
                ledger?: "suggestion" | "claim" | "complaint";
                category?: string;
                channel?: "portal" | "lounge" | "contact" | "meeting" | "visit" | "screening" | "hotline" | "letter" | "transfer" | "import";
                /** @description Left out: the one in force for the period */
                formula?: string;
                /** @description true: only the frozen revision will do; a period that is not closed is refused */
                final?: "true" | "false";
                /** @description What had happened by then; left out: now */
                asOf?: string;
                /** @description What had been recorded by then; left out: the newest mark */
                knownAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The units of a level, scored and ranked for a period */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoreBoard"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description The figures are those of the ETag in If-None-Match */
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
    Scores_unit: {
        parameters: {
            query?: {
                /** @description Left out: the month of `asOf` */
                period?: string;
                ledger?: "suggestion" | "claim" | "complaint";
                category?: string;
                channel?: "portal" | "lounge" | "contact" | "meeting" | "visit" | "screening" | "hotline" | "letter" | "transfer" | "import";
                /** @description Left out: the one in force for the period */
                formula?: string;
                /** @description true: only the frozen revision will do; a period that is not closed is refused */
                final?: "true" | "false";
                /** @description What had happened by then; left out: now */
                asOf?: string;
                /** @description What had been recorded by then; left out: the newest mark */
                knownAt?: string;
            };
            header?: never;
            path: {
                unitPath: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One unit: its score, what each number counts, and what changed since the period before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitScore"];
                };
            };
            /** @description The figures are those of the ETag in If-None-Match */
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
    Scores_cases: {
        parameters: {
            query?: {
                /** @description Left out: the month of `asOf` */
                period?: string;
                /** @description Left out: the three that are weighed */
                measure?: "satisfaction" | "completeOnTime" | "assignOnTime" | "notReached" | "reopenRate" | "accountability" | "extensions" | "suspensions" | "inPerson";
                /** @description `met`: what stands above the line; `not-met`: the rest of what stands below it */
                counted?: "all" | "met" | "not-met";
                ledger?: "suggestion" | "claim" | "complaint";
                category?: string;
                channel?: "portal" | "lounge" | "contact" | "meeting" | "visit" | "screening" | "hotline" | "letter" | "transfer" | "import";
                limit?: number;
                cursor?: string;
                /** @description What had happened by then; left out: now */
                asOf?: string;
                /** @description What had been recorded by then; left out: the newest mark */
                knownAt?: string;
            };
            header?: never;
            path: {
                unitPath: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cases behind a number, those the reader may see; unavailable while intake cannot be asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoreCases"];
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
    Indices_threeZero: {
        parameters: {
            query?: {
                /** @description Left out: the month of `asOf` */
                period?: string;
                /** @description Rooms at or below it; left out: the reader's own, or the bureau */
                unit?: string;
                /** @description What had happened by then; left out: now */
                asOf?: string;
                /** @description What had been recorded by then; left out: the newest mark */
                knownAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Places without petition, accident or case in a period */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreeZero"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description The figures are those of the ETag in If-None-Match */
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
    Mediation_figures: {
        parameters: {
            query?: {
                /** @description Left out: the month of `asOf` */
                period?: string;
                /** @description Places at or below it; left out: the reader's own, or the bureau */
                unit?: string;
                /** @description Told apart by how each dispute stands at `asOf`, whatever it was when it was counted */
                by?: "level" | "colour" | "complexity" | "kind" | "place";
                /** @description What had happened by then; left out: now */
                asOf?: string;
                /** @description What had been recorded by then; left out: the newest mark */
                knownAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of disputes in a period, told apart as asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediationFigures"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description The figures are those of the ETag in If-None-Match */
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
    Mediation_disputes: {
        parameters: {
            query: {
                /** @description Left out: the month of `asOf` */
                period?: string;
                /** @description Places at or below it; left out: the reader's own, or the bureau */
                unit?: string;
                measure: "screened" | "accepted" | "mediated" | "agreed" | "performed" | "referredOut" | "withdrawn" | "solvedAtCommunity" | "solvedUpToStation" | "agreementRate" | "successAtCommunity" | "successAtStation" | "successAtCounty" | "daysToAgreement" | "relapses" | "resolveOnTime" | "obligationsInTime" | "extensions";
                /** @description `met`: only what stands above the line */
                counted?: "all" | "met";
                level?: "community" | "station" | "county";
                colour?: "blue" | "yellow" | "red";
                complexity?: "general" | "complex" | "difficult";
                kind?: string;
                limit?: number;
                cursor?: string;
                /** @description What had happened by then; left out: now */
                asOf?: string;
                /** @description What had been recorded by then; left out: the newest mark */
                knownAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The disputes behind a number, those the reader may see; unavailable while mediation cannot be asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediationDisputes"];
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
    Imports_importOccurrences: {
        parameters: {
            query?: {
                /** @description How moments are written. `spreadsheet`: also `2026/11/27 9:10`, `2026-11-27 09:10` and date cells, by the bureau's own time; a day alone is its 00:00. Left out: RFC 3339 with an offset alone */
                dates?: "rfc3339" | "spreadsheet";
                /** @description Of a workbook; left out: the first */
                sheet?: string;
                /** @description `keep`: a ref that is here with other content is continued where its history only grew, else left as it is here and listed in `left`; new rows are taken. Left out: the file is refused */
                conflicts?: "refuse" | "keep";
                /** @description `true`: the same answer with nothing written, and kept under no Idempotency-Key */
                "dry-run"?: "true" | "false";
            };
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "text/tab-separated-values": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
            };
        };
        responses: {
            /** @description Import what partner units tell of places: place, kind, day, source */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description Rejected; nothing written */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RejectedImport"];
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
    Occurrences_list: {
        parameters: {
            query?: {
                /** @description Left out: the month that is */
                period?: string;
                /** @description Rooms at or below it; left out: the reader's own, or the bureau */
                unit?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Occurrences at the rooms of a unit, by day, those taken back among them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OccurrenceList"];
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
    Occurrences_takeBack: {
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
                "application/json": components["schemas"]["TakeBackBody"];
            };
        };
        responses: {
            /** @description Take back what was imported in error: the index counts it no more, by what is known from now on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuledOccurrence"];
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
    Occurrences_restore: {
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
                "application/json": components["schemas"]["RestoreBody"];
            };
        };
        responses: {
            /** @description Have what was taken back counted again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuledOccurrence"];
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
    Flags_read: {
        parameters: {
            query?: {
                /** @description Left out: the month of `asOf` */
                period?: string;
                /** @description Units at or below it; left out: all */
                unit?: string;
                flag?: "closed-before-breach-then-reopened" | "satisfaction-in-bulk" | "suspensions-piled-up" | "re-routed-to-reset" | "cases-split" | "never-unsatisfied";
                /** @description Version; left out: the newest published by `knownAt` */
                thresholds?: number;
                /** @description What had happened by then; left out: now */
                asOf?: string;
                /** @description What had been recorded by then; left out: the newest mark */
                knownAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What looks like gaming in a period, with the cases; supervisors only */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GamingFlags"];
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
    Thresholds_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description From how much on a flag is shown, every version; supervisors and administrators */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlagThresholdsList"];
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
    Thresholds_publish: {
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
                "application/json": components["schemas"]["FlagThresholds"];
            };
        };
        responses: {
            /** @description Publish thresholds as the next version; supervisors and administrators */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlagThresholdsView"];
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
    Formulas_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every version of the formula, in the order in which they came into force */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormulaList"];
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
    Formulas_publish: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
            };
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormulaBody"];
            };
        };
        responses: {
            /** @description Put a formula in force from a month that has not begun */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormulaView"];
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
    Formulas_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewBody"];
            };
        };
        responses: {
            /** @description What a formula would have changed in a past period */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormulaPreview"];
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
    Periods_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the answer before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Months, quarters and years since the first fact, and how far each is closed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodList"];
                };
            };
            /** @description The figures are those of the ETag in If-None-Match */
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
    Periods_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far a period is closed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodView"];
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
    Periods_revisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The frozen figures and every correction, with the difference and its cause */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionList"];
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
    Periods_revise: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
            };
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevisionBody"];
            };
        };
        responses: {
            /** @description Freeze corrected figures as a new revision; supervisors and administrators */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionView"];
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
    Objections_list: {
        parameters: {
            query?: {
                /** @description Of this unit and those below, or moved there; left out: all in scope */
                unit?: string;
                status?: "undecided" | "decided";
                /** @description Decided after this: the `mark` of an earlier answer misses none */
                decidedSince?: string;
            };
            header?: never;
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Objections of the own unit and below, or moved there, of cases the reader may see */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionList"];
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
    Objections_file: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
            };
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionBody"];
            };
        };
        responses: {
            /** @description Object to an outcome that counts under the own unit */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionView"];
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
    Objections_decide: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: same answer */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale */
                "If-Match"?: string;
            };
            path: {
                period: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionBody"];
            };
        };
        responses: {
            /** @description Decide upon an objection; supervisors */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionView"];
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
    ApiKeys_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Keys that were issued, without the keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
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
    ApiKeys_issue: {
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
                "application/json": components["schemas"]["ApiKeyBody"];
            };
        };
        responses: {
            /** @description Issue a key that reads what belongs to a unit */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
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
    ApiKeys_revoke: {
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
        requestBody?: never;
        responses: {
            /** @description Revoke a key, at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyView"];
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
