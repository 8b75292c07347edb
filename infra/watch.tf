# What tells the operator. Metrics of the application come out of its logs, in
# embedded metric format, at no request's cost.

locals {
  metrics = "Synoptic/${var.name}"

  dead_queues = {
    extract  = aws_sqs_queue.dead["extract"].name
    review   = aws_sqs_queue.dead["review"].name
    schedule = aws_sqs_queue.schedule_dead.name
  }
}

resource "aws_sns_topic" "alarms" {
  name = "${var.name}-alarms"
  # An alarm can publish to an encrypted topic only with a key whose policy
  # names CloudWatch; alarms hold no page text, so the topic has none.
}

resource "aws_sns_topic_subscription" "alarms" {
  count = var.alarm_email == null ? 0 : 1

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  for_each = local.dead_queues

  alarm_name          = "${var.name}-${each.key}-dead-letters"
  alarm_description   = "Work that failed five times lies in ${each.value}. The documents say why; when it is mended: synoptic admin redrive."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = each.value }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "queue_age" {
  for_each = local.workers

  alarm_name          = "${var.name}-${each.key}-waits"
  alarm_description   = "The oldest ${each.key} message has waited for over an hour: raise concurrency.${each.key}, or see what the model says."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  dimensions          = { QueueName = aws_sqs_queue.work[each.key].name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 3
  threshold           = 3600
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each = local.functions

  alarm_name          = "${var.name}-${each.key}-errors"
  alarm_description   = "Over 5 % of the invocations of ${var.name}-${each.key} failed for ten minutes; its log group says why."
  evaluation_periods  = 2
  threshold           = 5
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  metric_query {
    id          = "rate"
    label       = "failed invocations, %"
    expression  = "IF(invocations > 0, 100 * errors / invocations, 0)"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { errors = "Errors", invocations = "Invocations" }
    content {
      id = metric_query.key
      metric {
        namespace   = "AWS/Lambda"
        metric_name = metric_query.value
        dimensions  = { FunctionName = aws_lambda_function.function[each.key].function_name }
        stat        = "Sum"
        period      = 300
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "spend" {
  alarm_name          = "${var.name}-spend"
  alarm_description   = "Models have cost more than ${var.alarm_spend_usd} US dollars within a day; GET /v1/usage says for what."
  namespace           = local.metrics
  metric_name         = "CostUSD"
  statistic           = "Sum"
  period              = 86400
  evaluation_periods  = 1
  threshold           = var.alarm_spend_usd
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

locals {
  # Title, what it shows, and how it is summed up; in rows of three.
  widgets = [
    { title = "Requests, and what went wrong", stat = "Sum", metrics = [
      ["AWS/ApiGateway", "Count", "ApiId", aws_apigatewayv2_api.api.id],
      ["AWS/ApiGateway", "4xx", "ApiId", aws_apigatewayv2_api.api.id],
      ["AWS/ApiGateway", "5xx", "ApiId", aws_apigatewayv2_api.api.id],
    ] },
    { title = "Milliseconds to an answer, 95 of 100", stat = "p95", metrics = [
      ["AWS/ApiGateway", "Latency", "ApiId", aws_apigatewayv2_api.api.id],
    ] },
    { title = "Documents", stat = "Sum", metrics = [
      for metric in ["DocumentsExtracted", "DocumentsRejected", "DocumentsFailed"] : [local.metrics, metric]
    ] },
    { title = "Answers that no quote on the page carries", stat = "Sum", metrics = [
      [local.metrics, "UnverifiedAnswers"],
    ] },
    { title = "Tokens", stat = "Sum", metrics = [
      for metric in ["InputTokens", "CachedTokens", "OutputTokens"] : [local.metrics, metric]
    ] },
    { title = "What models cost, US dollars", stat = "Sum", metrics = [
      [local.metrics, "CostUSD"],
    ] },
    { title = "Seconds that the oldest message waits", stat = "Maximum", metrics = [
      for queue in aws_sqs_queue.work : ["AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", queue.name]
    ] },
    { title = "Dead letters", stat = "Maximum", metrics = [
      for queue in values(local.dead_queues) : ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue]
    ] },
    { title = "Failed and throttled invocations", stat = "Sum", metrics = flatten([
      for function in aws_lambda_function.function : [
        [["AWS/Lambda", "Errors", "FunctionName", function.function_name]],
        [["AWS/Lambda", "Throttles", "FunctionName", function.function_name]],
      ]
    ]) },
  ]
}

resource "aws_cloudwatch_dashboard" "overview" {
  dashboard_name = var.name
  dashboard_body = jsonencode({
    widgets = [for i, widget in local.widgets : {
      type   = "metric"
      x      = 8 * (i % 3)
      y      = 6 * floor(i / 3)
      width  = 8
      height = 6
      properties = {
        title   = widget.title
        region  = var.region
        stat    = widget.stat
        period  = 300
        view    = "timeSeries"
        metrics = widget.metrics
      }
    }]
  })
}
