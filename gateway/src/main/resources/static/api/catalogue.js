// Shows the three services' OpenAPI documents. A script of its own: the content policy allows nothing inline.
"use strict";

window.addEventListener("load", async () => {
  await showWhoIsLoggedIn();
  window.SwaggerUIBundle({
    dom_id: "#catalogue",
    urls: [
      { name: "identity · อัตลักษณ์ท้องถิ่น", url: "/api/openapi/identity.yaml" },
      { name: "directive · หนังสือสั่งการ", url: "/api/openapi/directive.yaml" },
      { name: "reporting · รายงานและตัวชี้วัด", url: "/api/openapi/reporting.yaml" },
    ],
    presets: [window.SwaggerUIBundle.presets.apis, window.SwaggerUIStandalonePreset],
    layout: "StandaloneLayout",
    deepLinking: true,
    validatorUrl: null,
    // Who is logged in tries things out in the session, whose secret every change must carry.
    requestInterceptor: (request) => {
      const secret = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]+)/);
      if (secret && !request.headers.Authorization) {
        request.headers["X-XSRF-TOKEN"] = decodeURIComponent(secret[1]);
      }
      return request;
    },
  });
});
