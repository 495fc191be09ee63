// Shows the three services' OpenAPI documents. A script of its own: the content policy allows nothing inline.
"use strict";

const token = document.getElementById("token");

// Only to this gateway: a document could name another server, and the token is not for it.
function withToken(request) {
  const target = new URL(request.url, location.href);
  if (token.value.trim() && target.origin === location.origin) {
    request.headers.Authorization = `Bearer ${token.value.trim()}`;
  }
  return request;
}

window.addEventListener("load", () => {
  window.SwaggerUIBundle({
    dom_id: "#catalogue",
    urls: [
      { name: "directive · หนังสือสั่งการ", url: "/api/openapi/directive.yaml" },
      { name: "identity · อัตลักษณ์ท้องถิ่น", url: "/api/openapi/identity.yaml" },
      { name: "reporting · รายงานและตัวชี้วัด", url: "/api/openapi/reporting.yaml" },
    ],
    "urls.primaryName": "identity · อัตลักษณ์ท้องถิ่น",
    presets: [window.SwaggerUIBundle.presets.apis, window.SwaggerUIStandalonePreset],
    layout: "StandaloneLayout",
    deepLinking: true,
    validatorUrl: null,
    requestInterceptor: withToken,
  });
});
