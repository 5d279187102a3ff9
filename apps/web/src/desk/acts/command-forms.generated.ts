// Generated from intake's OpenAPI document: npm run generate-client

import type { FieldShape } from './field-shape.ts';

export const commandForms: Readonly<Record<string, FieldShape>> = {
  "accept": {
    "type": "object",
    "required": [
      "handler"
    ],
    "properties": {
      "handler": {
        "type": "string",
        "maxLength": 64
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "accept-appeal": {
    "type": "object",
    "properties": {
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "acknowledge": {
    "type": "object",
    "properties": {}
  },
  "add": {
    "type": "object",
    "required": [
      "text",
      "onPaper"
    ],
    "properties": {
      "text": {
        "type": "string",
        "minLength": 1,
        "maxLength": 5000
      },
      "question": {
        "type": "integer",
        "minimum": 1,
        "maximum": 1000
      },
      "attachments": {
        "type": "array",
        "maxItems": 20,
        "items": {
          "type": "object",
          "required": [
            "id"
          ],
          "properties": {
            "id": {
              "type": "string",
              "format": "uuid"
            },
            "key": {
              "type": "string",
              "minLength": 1,
              "maxLength": 64
            }
          }
        }
      },
      "onPaper": {
        "type": "object",
        "required": [
          "signedOn",
          "reference"
        ],
        "properties": {
          "signedOn": {
            "type": "string",
            "format": "date"
          },
          "reference": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          }
        }
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "appeal": {
    "type": "object",
    "required": [
      "reason",
      "onPaper"
    ],
    "properties": {
      "reason": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "onPaper": {
        "type": "object",
        "required": [
          "signedOn",
          "reference"
        ],
        "properties": {
          "signedOn": {
            "type": "string",
            "format": "date"
          },
          "reference": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          }
        }
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "approve-suspension": {
    "type": "object",
    "properties": {
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "ask": {
    "type": "object",
    "required": [
      "text"
    ],
    "properties": {
      "text": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "by": {
        "type": "string",
        "format": "date"
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "assign": {
    "type": "object",
    "required": [
      "unit"
    ],
    "properties": {
      "unit": {
        "type": "string",
        "maxLength": 200
      },
      "handler": {
        "type": "string",
        "maxLength": 64
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "change-handler": {
    "type": "object",
    "required": [
      "handler"
    ],
    "properties": {
      "handler": {
        "type": "string",
        "maxLength": 64
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "choose-messages": {
    "type": "object",
    "required": [
      "messages",
      "onPaper"
    ],
    "properties": {
      "messages": {
        "type": "array",
        "maxItems": 3,
        "items": {
          "type": "string",
          "enum": [
            "email",
            "sms",
            "webhook"
          ]
        }
      },
      "onPaper": {
        "type": "object",
        "required": [
          "signedOn",
          "reference"
        ],
        "properties": {
          "signedOn": {
            "type": "string",
            "format": "date"
          },
          "reference": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          }
        }
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "close": {
    "anyOf": [
      {
        "type": "object",
        "required": [
          "publicSummary"
        ],
        "properties": {
          "publicSummary": {
            "type": "string",
            "minLength": 1,
            "maxLength": 2000
          },
          "agreement": {
            "type": "object",
            "required": [
              "by",
              "consent"
            ],
            "properties": {
              "by": {
                "type": "string",
                "maxLength": 64
              },
              "consent": {
                "type": "string",
                "minLength": 1,
                "maxLength": 500
              }
            }
          },
          "note": {
            "type": "string",
            "minLength": 1,
            "maxLength": 2000
          }
        }
      },
      {
        "type": "object",
        "required": [
          "withheldReason"
        ],
        "properties": {
          "withheldReason": {
            "type": "string",
            "minLength": 1,
            "maxLength": 2000
          },
          "note": {
            "type": "string",
            "minLength": 1,
            "maxLength": 2000
          }
        }
      }
    ]
  },
  "close-unsatisfied": {
    "type": "object",
    "required": [
      "reason"
    ],
    "properties": {
      "reason": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "correct": {
    "type": "object",
    "required": [
      "receivedAt",
      "reason"
    ],
    "properties": {
      "receivedAt": {
        "type": "string",
        "format": "date-time",
        "maxLength": 40
      },
      "reason": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "decline": {
    "type": "object",
    "required": [
      "reason",
      "referral"
    ],
    "properties": {
      "reason": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "referral": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "erase-attachment": {
    "type": "object",
    "required": [
      "attachment",
      "reason"
    ],
    "properties": {
      "attachment": {
        "type": "string",
        "format": "uuid"
      },
      "reason": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "extend": {
    "type": "object",
    "required": [
      "workingDays",
      "reason"
    ],
    "properties": {
      "workingDays": {
        "type": "integer",
        "minimum": 1,
        "maximum": 60
      },
      "reason": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "follow-up": {
    "type": "object",
    "required": [
      "outcome"
    ],
    "properties": {
      "outcome": {
        "type": "string",
        "enum": [
          "satisfied",
          "basically-satisfied",
          "unsatisfied",
          "not-reached"
        ]
      },
      "attempts": {
        "type": "array",
        "default": [],
        "maxItems": 50,
        "items": {
          "type": "object",
          "required": [
            "at",
            "means"
          ],
          "properties": {
            "at": {
              "type": "string",
              "format": "date-time",
              "maxLength": 40
            },
            "means": {
              "type": "string",
              "minLength": 1,
              "maxLength": 100
            }
          }
        }
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "handle-at-once": {
    "type": "object",
    "required": [
      "ledger",
      "channel",
      "category",
      "summary",
      "detail",
      "result"
    ],
    "properties": {
      "ledger": {
        "type": "string",
        "enum": [
          "suggestion",
          "claim",
          "complaint"
        ]
      },
      "channel": {
        "type": "string",
        "enum": [
          "portal",
          "lounge",
          "contact",
          "meeting",
          "visit",
          "screening",
          "hotline",
          "letter",
          "transfer"
        ]
      },
      "category": {
        "type": "string",
        "maxLength": 64
      },
      "fields": {
        "type": "object"
      },
      "responseClass": {
        "type": "string",
        "maxLength": 64
      },
      "summary": {
        "type": "string",
        "minLength": 1,
        "maxLength": 200
      },
      "detail": {
        "type": "string",
        "minLength": 1,
        "maxLength": 10000
      },
      "place": {
        "type": "string",
        "minLength": 1,
        "maxLength": 200
      },
      "unit": {
        "type": "string",
        "maxLength": 200
      },
      "subjectUnit": {
        "type": "string",
        "maxLength": 200
      },
      "subjectPersons": {
        "type": "array",
        "maxItems": 20,
        "items": {
          "type": "string",
          "maxLength": 64
        }
      },
      "subjects": {
        "type": "string",
        "minLength": 1,
        "maxLength": 1000
      },
      "attachments": {
        "type": "array",
        "maxItems": 20,
        "items": {
          "type": "object",
          "required": [
            "id"
          ],
          "properties": {
            "id": {
              "type": "string",
              "format": "uuid"
            },
            "key": {
              "type": "string",
              "minLength": 1,
              "maxLength": 64
            }
          }
        }
      },
      "receivedAt": {
        "type": "string",
        "format": "date-time",
        "maxLength": 40
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "anonymous": {
        "type": "boolean"
      },
      "reporter": {
        "type": "object",
        "required": [
          "name"
        ],
        "properties": {
          "name": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100
          },
          "phone": {
            "type": "string",
            "minLength": 5,
            "maxLength": 60
          },
          "email": {
            "type": "string",
            "format": "email",
            "maxLength": 254
          },
          "language": {
            "type": "string",
            "enum": [
              "zh-CN",
              "en"
            ]
          },
          "messages": {
            "type": "array",
            "maxItems": 3,
            "items": {
              "type": "string",
              "enum": [
                "email",
                "sms",
                "webhook"
              ]
            }
          }
        }
      },
      "onBehalfOf": {
        "type": "object",
        "required": [
          "name",
          "consent"
        ],
        "properties": {
          "name": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100
          },
          "consent": {
            "type": "object",
            "required": [
              "given",
              "how",
              "on"
            ],
            "properties": {
              "given": {
                "type": "boolean"
              },
              "how": {
                "type": "string",
                "minLength": 1,
                "maxLength": 200
              },
              "on": {
                "type": "string",
                "format": "date"
              }
            }
          },
          "underFourteen": {
            "type": "boolean"
          },
          "guardian": {
            "type": "boolean"
          }
        }
      },
      "result": {
        "type": "string",
        "minLength": 1,
        "maxLength": 10000
      },
      "evidence": {
        "type": "array",
        "default": [],
        "maxItems": 50,
        "items": {
          "anyOf": [
            {
              "type": "object",
              "required": [
                "text"
              ],
              "properties": {
                "text": {
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 5000
                }
              }
            },
            {
              "type": "object",
              "required": [
                "link"
              ],
              "properties": {
                "link": {
                  "type": "string",
                  "format": "uri",
                  "maxLength": 2000
                }
              }
            },
            {
              "type": "object",
              "required": [
                "attachment"
              ],
              "properties": {
                "attachment": {
                  "type": "string",
                  "format": "uuid"
                }
              }
            }
          ]
        }
      }
    }
  },
  "issue-receipt": {
    "type": "object",
    "properties": {
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "lift-confidentiality": {
    "type": "object",
    "properties": {
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "merge": {
    "type": "object",
    "required": [
      "into"
    ],
    "properties": {
      "into": {
        "type": "string",
        "format": "uuid"
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "name-subject": {
    "type": "object",
    "properties": {
      "subjectUnit": {
        "type": "string",
        "maxLength": 200
      },
      "subjectPersons": {
        "type": "array",
        "default": [],
        "maxItems": 20,
        "items": {
          "type": "string",
          "maxLength": 64
        }
      },
      "reason": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "object": {
    "type": "object",
    "required": [
      "reason"
    ],
    "properties": {
      "reason": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "rate": {
    "type": "object",
    "required": [
      "outcome",
      "onPaper"
    ],
    "properties": {
      "outcome": {
        "type": "string",
        "enum": [
          "satisfied",
          "basically-satisfied",
          "unsatisfied"
        ]
      },
      "onPaper": {
        "type": "object",
        "required": [
          "signedOn",
          "reference"
        ],
        "properties": {
          "signedOn": {
            "type": "string",
            "format": "date"
          },
          "reference": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          }
        }
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "reclassify": {
    "type": "object",
    "required": [
      "ledger"
    ],
    "properties": {
      "ledger": {
        "type": "string",
        "enum": [
          "suggestion",
          "claim",
          "complaint"
        ]
      },
      "category": {
        "type": "string",
        "maxLength": 64
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "refer": {
    "type": "object",
    "required": [
      "place",
      "parties"
    ],
    "properties": {
      "place": {
        "type": "string",
        "maxLength": 200
      },
      "parties": {
        "type": "array",
        "minItems": 2,
        "maxItems": 20,
        "items": {
          "type": "object",
          "required": [
            "name"
          ],
          "properties": {
            "name": {
              "type": "string",
              "minLength": 1,
              "maxLength": 100
            },
            "phone": {
              "type": "string",
              "minLength": 5,
              "maxLength": 60
            }
          }
        }
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "refuse-appeal": {
    "type": "object",
    "required": [
      "reason"
    ],
    "properties": {
      "reason": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "refuse-suspension": {
    "type": "object",
    "properties": {
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "register": {
    "type": "object",
    "required": [
      "ledger",
      "channel",
      "category",
      "summary",
      "detail"
    ],
    "properties": {
      "ledger": {
        "type": "string",
        "enum": [
          "suggestion",
          "claim",
          "complaint"
        ]
      },
      "channel": {
        "type": "string",
        "enum": [
          "portal",
          "lounge",
          "contact",
          "meeting",
          "visit",
          "screening",
          "hotline",
          "letter",
          "transfer"
        ]
      },
      "category": {
        "type": "string",
        "maxLength": 64
      },
      "fields": {
        "type": "object"
      },
      "responseClass": {
        "type": "string",
        "maxLength": 64
      },
      "summary": {
        "type": "string",
        "minLength": 1,
        "maxLength": 200
      },
      "detail": {
        "type": "string",
        "minLength": 1,
        "maxLength": 10000
      },
      "place": {
        "type": "string",
        "minLength": 1,
        "maxLength": 200
      },
      "unit": {
        "type": "string",
        "maxLength": 200
      },
      "subjectUnit": {
        "type": "string",
        "maxLength": 200
      },
      "subjectPersons": {
        "type": "array",
        "maxItems": 20,
        "items": {
          "type": "string",
          "maxLength": 64
        }
      },
      "subjects": {
        "type": "string",
        "minLength": 1,
        "maxLength": 1000
      },
      "attachments": {
        "type": "array",
        "maxItems": 20,
        "items": {
          "type": "object",
          "required": [
            "id"
          ],
          "properties": {
            "id": {
              "type": "string",
              "format": "uuid"
            },
            "key": {
              "type": "string",
              "minLength": 1,
              "maxLength": 64
            }
          }
        }
      },
      "receivedAt": {
        "type": "string",
        "format": "date-time",
        "maxLength": 40
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "anonymous": {
        "type": "boolean"
      },
      "reporter": {
        "type": "object",
        "required": [
          "name"
        ],
        "properties": {
          "name": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100
          },
          "phone": {
            "type": "string",
            "minLength": 5,
            "maxLength": 60
          },
          "email": {
            "type": "string",
            "format": "email",
            "maxLength": 254
          },
          "language": {
            "type": "string",
            "enum": [
              "zh-CN",
              "en"
            ]
          },
          "messages": {
            "type": "array",
            "maxItems": 3,
            "items": {
              "type": "string",
              "enum": [
                "email",
                "sms",
                "webhook"
              ]
            }
          }
        }
      },
      "onBehalfOf": {
        "type": "object",
        "required": [
          "name",
          "consent"
        ],
        "properties": {
          "name": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100
          },
          "consent": {
            "type": "object",
            "required": [
              "given",
              "how",
              "on"
            ],
            "properties": {
              "given": {
                "type": "boolean"
              },
              "how": {
                "type": "string",
                "minLength": 1,
                "maxLength": 200
              },
              "on": {
                "type": "string",
                "format": "date"
              }
            }
          },
          "underFourteen": {
            "type": "boolean"
          },
          "guardian": {
            "type": "boolean"
          }
        }
      }
    }
  },
  "reopen": {
    "type": "object",
    "required": [
      "reason"
    ],
    "properties": {
      "reason": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "onPaper": {
        "type": "object",
        "required": [
          "signedOn",
          "reference"
        ],
        "properties": {
          "signedOn": {
            "type": "string",
            "format": "date"
          },
          "reference": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          }
        }
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "reply": {
    "type": "object",
    "required": [
      "result"
    ],
    "properties": {
      "result": {
        "type": "string",
        "minLength": 1,
        "maxLength": 10000
      },
      "evidence": {
        "type": "array",
        "default": [],
        "maxItems": 50,
        "items": {
          "anyOf": [
            {
              "type": "object",
              "required": [
                "text"
              ],
              "properties": {
                "text": {
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 5000
                }
              }
            },
            {
              "type": "object",
              "required": [
                "link"
              ],
              "properties": {
                "link": {
                  "type": "string",
                  "format": "uri",
                  "maxLength": 2000
                }
              }
            },
            {
              "type": "object",
              "required": [
                "attachment"
              ],
              "properties": {
                "attachment": {
                  "type": "string",
                  "format": "uuid"
                }
              }
            }
          ]
        }
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "report-up": {
    "type": "object",
    "properties": {
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "request-suspension": {
    "type": "object",
    "required": [
      "reason",
      "reviewOn"
    ],
    "properties": {
      "reason": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "reviewOn": {
        "type": "string",
        "format": "date"
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "resume": {
    "type": "object",
    "properties": {
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "send-back": {
    "type": "object",
    "required": [
      "reason"
    ],
    "properties": {
      "reason": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "sign-off": {
    "type": "object",
    "properties": {
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "submit": {
    "type": "object",
    "required": [
      "unit"
    ],
    "properties": {
      "unit": {
        "type": "string",
        "maxLength": 200
      },
      "ledger": {
        "type": "string",
        "enum": [
          "suggestion",
          "claim",
          "complaint"
        ]
      },
      "category": {
        "type": "string",
        "maxLength": 64
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "transfer": {
    "type": "object",
    "required": [
      "unit"
    ],
    "properties": {
      "unit": {
        "type": "string",
        "maxLength": 200
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "unmerge": {
    "type": "object",
    "properties": {
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "urge": {
    "type": "object",
    "required": [
      "text"
    ],
    "properties": {
      "text": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "void": {
    "type": "object",
    "required": [
      "reason"
    ],
    "properties": {
      "reason": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "withdraw": {
    "type": "object",
    "required": [
      "onPaper"
    ],
    "properties": {
      "onPaper": {
        "type": "object",
        "required": [
          "signedOn",
          "reference"
        ],
        "properties": {
          "signedOn": {
            "type": "string",
            "format": "date"
          },
          "reference": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          }
        }
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  },
  "withdraw-publication": {
    "type": "object",
    "required": [
      "reason"
    ],
    "properties": {
      "reason": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      },
      "note": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000
      }
    }
  }
};
