// Everything here is a comfort: each page works without it.
import { closing } from "./closing.js";
import { scrolling } from "./scrolling.js";

closing(document);
scrolling(document);
