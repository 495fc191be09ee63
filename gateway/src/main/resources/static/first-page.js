"use strict";

window.addEventListener("load", () => showWhoIsLoggedIn());
