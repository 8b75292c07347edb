# The way in. Keys are checked by the application; with `oidc` set, tokens are
# checked here, before a function runs, and name the workspace.

resource "aws_apigatewayv2_api" "api" {
  name          = var.name
  protocol_type = "HTTP"

  dynamic "cors_configuration" {
    for_each = length(var.cors_origins) > 0 ? [var.cors_origins] : []
    content {
      allow_origins  = cors_configuration.value
      allow_methods  = ["GET", "POST", "PATCH", "DELETE"]
      allow_headers  = ["authorization", "content-type", "idempotency-key", "if-none-match", "if-match"]
      expose_headers = ["location", "retry-after", "ratelimit", "ratelimit-policy", "etag"]
      max_age        = 3600
    }
  }
}

resource "aws_apigatewayv2_integration" "api" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.function["api"].arn
  payload_format_version = "2.0"
  timeout_milliseconds   = 1000 * local.functions.api.timeout
}

resource "aws_apigatewayv2_authorizer" "oidc" {
  count = var.oidc == null ? 0 : 1

  api_id           = aws_apigatewayv2_api.api.id
  name             = "${var.name}-oidc"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    issuer   = var.oidc.issuer
    audience = var.oidc.audience
  }
}

# Everything under /v1 belongs to somebody.
resource "aws_apigatewayv2_route" "v1" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "ANY /v1/{proxy+}"
  target             = "integrations/${aws_apigatewayv2_integration.api.id}"
  authorization_type = var.oidc == null ? "NONE" : "JWT"
  authorizer_id      = var.oidc == null ? null : aws_apigatewayv2_authorizer.oidc[0].id
}

# The rest tells nothing of anybody: health, the reference, and 404.
resource "aws_apigatewayv2_route" "rest" {
  api_id    = aws_apigatewayv2_api.api.id
  route_key = "$default"
  target    = "integrations/${aws_apigatewayv2_integration.api.id}"
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/aws/apigateway/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}

resource "aws_apigatewayv2_stage" "default" {
  api_id      = aws_apigatewayv2_api.api.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit    = var.rate.requests_per_second
    throttling_burst_limit   = var.rate.burst
    detailed_metrics_enabled = true
  }

  # No path and no query: they may hold what somebody searched for.
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format = jsonencode({
      request_id         = "$context.requestId"
      time               = "$context.requestTime"
      method             = "$context.httpMethod"
      route              = "$context.routeKey"
      status             = "$context.status"
      bytes              = "$context.responseLength"
      milliseconds       = "$context.responseLatency"
      integration_status = "$context.integrationStatus"
      error              = "$context.error.messageString"
    })
  }
}

resource "aws_lambda_permission" "api" {
  statement_id  = "ApiGateway"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.function["api"].function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.api.execution_arn}/*/*"
}
