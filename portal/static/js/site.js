// Everything here is a comfort: each page works without it.
import { closing } from "./closing.js";
import { completing } from "./complete.js";
import { forms } from "./forms.js";
import { keeping } from "./keep.js";
import { largePictures } from "./large.js";
import { nearMe, placeNames } from "./near.js";
import { scrolling } from "./scrolling.js";
import { sharing } from "./share.js";
import { movingMap } from "./tiles.js";

closing(document);
scrolling(document);
completing(document);
nearMe(document);
placeNames(document);
forms(document);
sharing(document);
keeping(document);
largePictures(document);
movingMap(document);
