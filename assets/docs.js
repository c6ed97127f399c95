// The API description at /docs: Swagger UI over /openapi.json, no outside validator.
window.SwaggerUIBundle?.({
  url: "/openapi.json", dom_id: "#docs", deepLinking: true, validatorUrl: null,
});
