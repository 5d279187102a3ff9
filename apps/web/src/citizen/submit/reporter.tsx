import { askChannels } from '../../api/catalogue-queries.ts';
import { CheckBox, Field, idOf, TextField } from '../../parts/field.tsx';
import type { Errors } from '../../parts/focus-error.ts';
import { useSpeaking } from '../../parts/speaking.tsx';
import { useAnswer } from '../../parts/use-answer.ts';
import { Choices } from './choices.tsx';
import type { FormValues } from './form-values.ts';

/** Who it is, or nobody; and for whom. What is not asked now stays in the page, so that a change of mind loses nothing. */
export function Reporter({ values, errors }: { values: FormValues; errors: Errors }) {
  const { texts, language } = useSpeaking();
  const { submit } = texts;
  const isNamed = values['who'] === 'named';
  const { data: messages } = useAnswer('channels', askChannels);
  return (
    <>
      <Choices
        name="who"
        label={submit.who}
        error={errors['who']}
        options={[
          { value: 'named', name: submit.named, means: submit.namedMeans },
          { value: 'anonymous', name: submit.anonymous, means: submit.anonymousMeans },
        ]}
      />
      <div hidden={!isNamed}>
        <TextField
          name="reporter.name"
          label={submit.name}
          maxLength={100}
          autoComplete="name"
          error={errors['reporter.name'] ?? errors['reporter']}
        />
        <TextField
          {...{ name: 'reporter.phone', label: submit.phone, hint: submit.phoneHint, optional: true }}
          {...{ type: 'tel', autoComplete: 'tel', maxLength: 60, error: errors['reporter.phone'] }}
        />
        <TextField
          {...{ name: 'reporter.email', label: submit.email, hint: submit.emailHint, optional: true }}
          {...{ type: 'email', autoComplete: 'email', maxLength: 254, error: errors['reporter.email'] }}
        />
        {messages?.channels.map((channel) => (
          <CheckBox
            key={channel}
            name={`messages.${channel}`}
            label={submit.messages[channel]}
            kept={values[`messages.${channel}`] !== undefined}
          />
        ))}
        <Field name="reporter.language" label={submit.language}>
          <select id={idOf('reporter.language')} name="reporter.language" defaultValue={language}>
            <option value="zh-CN" lang="zh-CN">
              中文
            </option>
            <option value="en" lang="en">
              English
            </option>
          </select>
        </Field>
        <CheckBox name="other" label={submit.other} />
        <div hidden={!values['other']} className="inset">
          <TextField
            name="onBehalfOf.name"
            label={submit.otherName}
            maxLength={100}
            error={errors['onBehalfOf.name']}
          />
          <TextField
            {...{
              name: 'onBehalfOf.consent.how',
              label: submit.otherHow,
              hint: submit.otherHowHint,
              maxLength: 200,
            }}
            error={errors['onBehalfOf.consent.how']}
          />
          <TextField
            {...{ name: 'onBehalfOf.consent.on', label: submit.otherOn, type: 'date' }}
            error={errors['onBehalfOf.consent.on']}
          />
          <CheckBox name="onBehalfOf.underFourteen" label={submit.otherChild} />
          <div hidden={!values['onBehalfOf.underFourteen']}>
            <CheckBox
              name="onBehalfOf.guardian"
              label={submit.otherGuardian}
              error={errors['onBehalfOf.guardian'] && submit.otherGuardianNeeded}
            />
          </div>
        </div>
      </div>
    </>
  );
}
