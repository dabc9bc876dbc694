/** Entry of the window. */
import './app/interpret-parsers.ts';

import { createRoot } from 'react-dom/client';
import { Root } from './app/root.tsx';
import { guardSinks } from './app/trusted-types.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/kit.css';
import './styles/form.css';

guardSinks();

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no root');
createRoot(place).render(<Root />);
