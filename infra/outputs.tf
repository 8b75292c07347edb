output "url" {
  description = "Address of the API; the reference is at /docs."
  value       = aws_apigatewayv2_api.api.api_endpoint
}

output "table" {
  description = "Table of records: synoptic keys and synoptic admin take it as --table."
  value       = aws_dynamodb_table.records.name
}

output "bucket" {
  description = "Bucket of bytes."
  value       = aws_s3_bucket.bytes.bucket
}

output "queues" {
  description = "Addresses of the queues of work and of their dead letters."
  value       = { for name, queue in local.all_queues : name => queue.url }
}

output "operator" {
  description = "What the command line needs to know of this installation: eval \"$(terraform output -raw operator)\"."
  value = join("\n", [for name, value in {
    AWS_REGION                      = var.region
    SYNOPTIC_TABLE                  = aws_dynamodb_table.records.name
    SYNOPTIC_BUCKET                 = aws_s3_bucket.bytes.bucket
    SYNOPTIC_EXTRACT_QUEUE_URL      = aws_sqs_queue.work["extract"].url
    SYNOPTIC_EXTRACT_DEAD_QUEUE_URL = aws_sqs_queue.dead["extract"].url
    SYNOPTIC_REVIEW_QUEUE_URL       = aws_sqs_queue.work["review"].url
    SYNOPTIC_REVIEW_DEAD_QUEUE_URL  = aws_sqs_queue.dead["review"].url
  } : "export ${name}='${value}'"])
}

output "functions" {
  description = "Names of the functions; their logs are /aws/lambda/NAME."
  value       = { for name, function in aws_lambda_function.function : name => function.function_name }
}

output "dashboard" {
  description = "Address of the dashboard."
  value       = "https://${var.region}.console.aws.amazon.com/cloudwatch/home?region=${var.region}#dashboards/dashboard/${aws_cloudwatch_dashboard.overview.dashboard_name}"
}

output "alarms" {
  description = "Topic that alarms are published to."
  value       = aws_sns_topic.alarms.arn
}
