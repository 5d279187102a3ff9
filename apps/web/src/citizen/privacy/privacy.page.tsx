import { useTexts } from '../../parts/speaking.tsx';

export function PrivacyPage() {
  const { privacy } = useTexts();
  return (
    <>
      <h1>{privacy.title}</h1>
      {privacy.sections.map(({ title, text }) => (
        <section key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
    </>
  );
}
