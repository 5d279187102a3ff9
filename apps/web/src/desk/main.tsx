import './styles/desk.css';
import { createRoot } from 'react-dom/client';
import { keptLanguage } from '../parts/kept-language.ts';
import { asLanguage } from '../texts/catalogue.ts';
import { deskCatalogueOf } from '../texts/desk-catalogue-of.ts';
import { DeskApp } from './desk-app.tsx';

const container = document.getElementById('desk');
const language = keptLanguage() ?? asLanguage(document.documentElement.lang);
const texts = await deskCatalogueOf(language);
document.documentElement.lang = language;
if (container) createRoot(container).render(<DeskApp first={{ language, texts }} />);
