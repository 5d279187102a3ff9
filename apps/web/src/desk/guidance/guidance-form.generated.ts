// Generated from intake's OpenAPI document: npm run generate-client

import type { FieldShape } from '../acts/field-shape.ts';

export const guidanceForm: FieldShape = {
  "type": "object",
  "properties": {
    "law": {
      "type": "array",
      "default": [],
      "maxItems": 30,
      "items": {
        "type": "object",
        "required": [
          "nameZh"
        ],
        "properties": {
          "nameZh": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          },
          "nameEn": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          },
          "textZh": {
            "type": "string",
            "minLength": 1,
            "maxLength": 2000
          },
          "textEn": {
            "type": "string",
            "minLength": 1,
            "maxLength": 2000
          }
        }
      }
    },
    "steps": {
      "type": "array",
      "default": [],
      "maxItems": 30,
      "items": {
        "type": "object",
        "required": [
          "textZh"
        ],
        "properties": {
          "textZh": {
            "type": "string",
            "minLength": 1,
            "maxLength": 500
          },
          "textEn": {
            "type": "string",
            "minLength": 1,
            "maxLength": 500
          }
        }
      }
    },
    "answers": {
      "type": "array",
      "default": [],
      "maxItems": 50,
      "items": {
        "type": "object",
        "required": [
          "nameZh",
          "textZh"
        ],
        "properties": {
          "nameZh": {
            "type": "string",
            "minLength": 1,
            "maxLength": 60
          },
          "nameEn": {
            "type": "string",
            "minLength": 1,
            "maxLength": 60
          },
          "textZh": {
            "type": "string",
            "minLength": 1,
            "maxLength": 5000
          },
          "textEn": {
            "type": "string",
            "minLength": 1,
            "maxLength": 5000
          }
        }
      }
    }
  }
};
