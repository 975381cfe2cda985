// Everything here is a comfort: each page works without it.
import { closing } from "./closing.js";
import { completing } from "./complete.js";
import { forms } from "./forms.js";
import { nearMe } from "./near.js";
import { scrolling } from "./scrolling.js";

closing(document);
scrolling(document);
completing(document);
nearMe(document);
forms(document);
