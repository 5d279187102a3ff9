import { useTexts } from '../../parts/speaking.tsx';

/** 隐私告知: who keeps what, why and how long. */
export function PrivacySections() {
  const { privacy } = useTexts();
  return privacy.sections.map(({ title, text }) => (
    <div key={title}>
      <h3>{title}</h3>
      <p>{text}</p>
    </div>
  ));
}
